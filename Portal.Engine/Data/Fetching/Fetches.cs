using Portal.Engine.Data.Answers;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sync.LookingUp;

namespace Portal.Engine.Data.Fetching;

/// <summary>The records that were fetched for one answer. Nothing of it is kept: the streams are as old as before.</summary>
sealed class Fetches
{
    readonly Dictionary<(long Stream, string Key), LookedUp> _records = [];

    public void Add(Part part, LookedUp found) => _records[(part.Stream.Plan.Id, part.Key)] = found;

    public bool HasSome(long stream) => _records.Keys.Any(record => record.Stream == stream);

    /// <returns>As of when a field of one record is sure; null if it was not fetched.</returns>
    public DateTimeOffset? At(long stream, string key, string field) => _records.TryGetValue((stream, key), out var found) && found.Fields.Contains(field) ? found.At : null;

    /// <returns>As of when a field of all records of the stream that were fetched is sure.</returns>
    public DateTimeOffset? At(long stream, string field) => _records.Where(record => record.Key.Stream == stream && record.Value.Fields.Contains(field)).Min(record => (DateTimeOffset?)record.Value.At);

    public IReadOnlyList<Fetched> Told(FreshnessNow now) =>
    [
        .. _records.GroupBy(record => record.Key.Stream, record => record.Value.At).OrderBy(stream => stream.Key)
            .Select(stream => (now.Stream(stream.Key)?.Plan, At: stream.Min())).Where(one => one.Plan is not null).Select(one => new Fetched(one.Plan!.SourceName, one.Plan.Name, one.At)),
    ];
}
