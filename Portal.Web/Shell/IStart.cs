using Portal.Engine;
using Portal.Engine.Audit;

namespace Portal.Web.Shell;

/// <summary>A way to begin, offered on Home while nothing is connected. Rooms register theirs; they are shown in that order.</summary>
public interface IStart
{
    string Title { get; }

    /// <summary>What comes of it.</summary>
    string Why { get; }

    string Icon { get; }

    /// <summary>What stands on its button.</summary>
    string Words { get; }

    /// <summary>The page where it is done; null if it is done at once.</summary>
    string? Url { get; }

    Task<bool> IsOffered(CancellationToken stop);

    /// <summary>Does it, where it is done at once.</summary>
    /// <returns>What was done, in a sentence.</returns>
    Task<Outcome<string>> Begin(Actor me, CancellationToken stop);
}
