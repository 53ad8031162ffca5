using Portal.Engine.Persistence;

namespace Portal.Engine.Sources;

/// <summary>
/// A room that comes later and keeps how far a feed has come. It is told in the transaction in which the feed is changed so
/// that this counts no more: what was read by other settings says nothing of what these would have read.
/// </summary>
public interface IBeginsAnew
{
    /// <summary>The next run reads from the beginning, and one that is under way can commit no more.</summary>
    /// <returns>Whether it had come anywhere.</returns>
    Task<bool> FeedBeginsAnew(PortalDb db, long feedId, CancellationToken stop);
}
