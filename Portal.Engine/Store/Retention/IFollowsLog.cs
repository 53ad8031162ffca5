using Portal.Engine.Persistence;

namespace Portal.Engine.Store.Retention;

/// <summary>Somebody who follows the log and cannot start again. Each is registered, and nothing is compacted that one has not read.</summary>
public interface IFollowsLog
{
    /// <returns>The last position it has read for good; 0 if it has read nothing.</returns>
    Task<long> ReadTo(PortalDb db, CancellationToken stop);
}
