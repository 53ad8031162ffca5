using Portal.Engine.Projection.Grouping;

namespace Portal.Engine.Projection;

/// <summary>One batch's statements, in the words of one database. What they write is decided outside, alike for both.</summary>
interface IProjectionSession : IDisposable
{
    /// <summary>Comes first in the transaction.</summary>
    Task Begin();

    /// <summary>Events after a position, in their order; only of these streams with what they say.</summary>
    /// <returns>The last position that was looked at, and the last event of each record.</returns>
    Task<EventBatch> ReadEvents(long after, int most, IReadOnlySet<long> streams);

    /// <summary>Records of these streams after one, in the order of their ids, as they are now.</summary>
    Task<IReadOnlyList<RecordNow>> ReadRecords(long after, int most, IReadOnlySet<long> streams);

    /// <returns>Records that are of a unified record of the entity and are not, or no longer, in one of its streams.</returns>
    Task<IReadOnlyList<RecordNow>> ReadStrays(long entity, int most, IReadOnlySet<long> streams);

    /// <returns>Where these records are, of those that are anywhere.</returns>
    Task<IReadOnlyList<Member>> FindMembers(IReadOnlyCollection<long> records);

    /// <returns>All records of the unified records with these match values.</returns>
    Task<IReadOnlyList<Member>> FindGroups(IReadOnlyCollection<MatchKey> keys);

    Task<IReadOnlyList<Hold>> FindHolds(IReadOnlyCollection<MatchKey> keys);

    Task<IReadOnlyList<UnifiedState>> FindUnified(IReadOnlyCollection<long> ids);

    /// <summary>Fills in what the records said then, at the event that is reflected; or say now, where the log no longer has that event.</summary>
    Task LoadStates(IReadOnlyCollection<Member> members);

    Task Write(ProjectionChanges changes, long at, long turn);
}
