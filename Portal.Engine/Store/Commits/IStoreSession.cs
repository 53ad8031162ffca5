namespace Portal.Engine.Store.Commits;

/// <summary>
/// One commit's statements about records and events, in the words of one database. What they write is decided outside, alike
/// for both; the commits to one stream come one after the other.
/// </summary>
interface IStoreSession : IDisposable
{
    /// <summary>Fills in what is stored under the keys.</summary>
    Task Find(long stream, IReadOnlyDictionary<string, RecordState> records);

    /// <summary>Fills in what the records say.</summary>
    Task LoadBodies(IReadOnlyCollection<RecordState> records);

    /// <returns>Of these records those that are there and that no commit after this one has seen.</returns>
    Task<IReadOnlyList<RecordState>> NotSeenSince(long stream, IReadOnlyList<long> ids, long commit);

    Task Append(CommitContext context, IReadOnlyList<PendingEvent> events);

    Task Write(CommitContext context, IReadOnlyCollection<RecordState> records);
}
