using Portal.Web.Ui;

namespace Portal.Web.Shell;

/// <summary>What waits for somebody at this moment.</summary>
/// <param name="First">Some of it, by name.</param>
/// <param name="All">How much of it there is.</param>
public sealed record WaitingNow(IReadOnlyList<WaitingNow.Thing> First, int All)
{
    /// <param name="Name">What it is that is not well.</param>
    /// <param name="Url">Where that is seen in full, and mended.</param>
    /// <param name="Tone">How bad the worst of it is.</param>
    /// <param name="Who">Who must act, as the beginning of a sentence.</param>
    /// <param name="Text">The worst of it.</param>
    /// <param name="More">How much more there is of the same thing.</param>
    public sealed record Thing(string Name, string Url, Tone Tone, string Who, string Text, int More);
}
