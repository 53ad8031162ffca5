using Portal.Engine.Freshness.History;

namespace Portal.Web.Verdicts;

/// <summary>How a stream was, as far as it says something of how well it was kept.</summary>
public static class VerdictPast
{
    /// <summary>While it was being read for the first time nothing was known of it; where something is since, that counts.</summary>
    /// <param name="told">What it was told to be, in order, from any moment on.</param>
    /// <param name="first">When something was first known of it, be that before them; null if it never was.</param>
    public static IReadOnlyList<Told> SinceFirstKnown(IReadOnlyList<Told> told, DateTimeOffset? first) => first is { } since ? [.. told.SkipWhile(one => one.At < since)] : told;
}
