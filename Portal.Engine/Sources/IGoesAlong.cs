using Portal.Engine.Persistence;

namespace Portal.Engine.Sources;

/// <summary>
/// A room that comes later and keeps something of streams and feeds: rows, cursors, runs. It is told in the transaction in
/// which one is removed, before its own row goes, so that what it keeps goes too or nothing does.
/// </summary>
public interface IGoesAlong
{
    Task FeedGoes(PortalDb db, long feedId, CancellationToken stop);

    /// <summary>Its feeds have gone already.</summary>
    Task StreamGoes(PortalDb db, long streamId, CancellationToken stop);
}
