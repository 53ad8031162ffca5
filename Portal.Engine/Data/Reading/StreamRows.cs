using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;

namespace Portal.Engine.Data.Reading;

/// <summary>Goes through the records of one stream, each statement along one index.</summary>
static class StreamRows
{
    const string Columns = "r.id, r.key, e.body, coalesce(e.source_at, e.seen_at, 0), coalesce(e.position, 0), coalesce(m.position, 0), m.times",
        Said = "JOIN events e ON e.position = r.position LEFT JOIN unified_members m ON m.record = r.id";

    internal const string ByKey = $"SELECT {Columns} FROM records r {Said} WHERE r.stream = $1 AND r.key = $2",
        Things = $"SELECT {Columns} FROM records r {Said} WHERE r.stream = $1 AND r.key > $2 ORDER BY r.key LIMIT $3",

        // The last that came first.
        Happenings = $"SELECT {Columns} FROM records r {Said} WHERE r.stream = $1 AND r.id < $2 ORDER BY r.id DESC LIMIT $3";

    const int Least = 200, Largest = 4000;

    public static async Task<StreamRow?> Find(IDataSession session, long stream, string key, CancellationToken stop)
    {
        StreamRow? found = null;
        await session.Each(ByKey, [stream, key], row =>
        {
            found = StreamRow.Of(row, stream);
            return false;
        }, stop);
        return found is { Body.Length: > 0 } ? found : null;
    }

    /// <param name="session">To read with.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="kind">What its records are.</param>
    /// <param name="from">Where the page before ended.</param>
    /// <param name="most">So many rows are looked at, at most.</param>
    /// <param name="take">Takes a record, and says whether it belongs to the page: where it does not, the page is full before it.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Where the page ended, and whether there may be more.</returns>
    public static async Task<(StreamPlace Last, PageEnd End)> Walk(IDataSession session, long stream, EntityKind kind, StreamPlace from, int most, Func<StreamRow, bool> take, CancellationToken stop)
    {
        var (last, looked, isFull) = (from, 0, false);
        for (var chunk = Least; looked < most; chunk = Math.Min(chunk * 2, Largest))
        {
            var (found, size) = (0, (long)Math.Min(chunk, most - looked));
            var (sql, parameters) = kind == EntityKind.Happening ? (Happenings, new object[] { stream, last.Id, size }) : (Things, [stream, last.Key, size]);
            await session.Each(sql, parameters, row =>
            {
                found++;
                var one = StreamRow.Of(row, stream);
                if (one.Body.Length > 0 && !take(one)) return !(isFull = true);
                last = new StreamPlace(one.Key, one.Now.Id);
                return true;
            }, stop);
            if (isFull) return (last, PageEnd.Full);
            if (found < size) return (last, PageEnd.Over);
            looked += found;
        }

        return (last, PageEnd.Cut);
    }
}
