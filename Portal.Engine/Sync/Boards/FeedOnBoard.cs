using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Boards;

/// <summary>A feed, and how it stands.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Standing">Where it stands; null if it never ran.</param>
/// <param name="Last">Its last run, under way or ended; null if it never ran.</param>
public sealed record FeedOnBoard(Feed Feed, FeedStanding? Standing, Run? Last)
{
    /// <summary>Whether what its last run read is gone: a good run leaves since when it is good, and only clearing the stream takes that away.</summary>
    public bool IsCleared => Last is { State: RunState.Succeeded } && Standing is { GoodAt: null, InPass: false };
}
