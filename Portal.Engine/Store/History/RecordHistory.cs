using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store.History;

/// <summary>What happened to a record, and what was known of it at a moment. Both walk its chain of events back from the newest.</summary>
public sealed class RecordHistory(IDatabase database)
{
    /// <param name="stream">The stream it belongs to.</param>
    /// <param name="key">What the source calls it.</param>
    /// <param name="size">The most events of a page.</param>
    /// <param name="older">Where the page before this one said that it begins; null for the newest.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<HistoryPage> Of(long stream, string key, int size, long? older = null, CancellationToken stop = default)
    {
        await using var db = database.Read();
        // One more than asked for: it is what the last of the page was before.
        var found = await db.Set<EventRow>().FromSql(
            $"""
            WITH RECURSIVE chain (position, previous, depth) AS (
                SELECT position, previous, 1 FROM events
                WHERE position = COALESCE({older}, (SELECT position FROM records WHERE stream = {stream} AND key = {key})) AND stream = {stream} AND key = {key}
                UNION ALL
                SELECT e.position, e.previous, c.depth + 1 FROM chain c JOIN events e ON e.position = c.previous WHERE c.depth <= {size})
            SELECT e.* FROM chain c JOIN events e ON e.position = c.position ORDER BY e.position DESC
            """).ToListAsync(stop);
        var page = found.Take(size).Select((e, i) => Told(e, i + 1 < found.Count ? found[i + 1].Body : null)).ToArray();
        // The page before may have been read before its older events were removed.
        var isCut = found.Count <= size && (found is [.., var oldest] ? oldest.Previous is not null : older is not null);
        return new HistoryPage(page, found.Count > size ? found[size].Position : null, isCut ? (await Head(db, stop)).KeptSince : null);
    }

    /// <summary>What was known of a record at the moment, by when it was committed.</summary>
    /// <returns>Null if it was not known then; or <see cref="BeforeHistory"/>.</returns>
    public async Task<Outcome<RecordThen?>> AsOf(long stream, string key, DateTimeOffset moment, CancellationToken stop = default)
    {
        var outcome = await AsOf(stream, [key], moment, stop);
        return outcome.Succeeded(out var known, out var refusal) ? known.SingleOrDefault() : refusal;
    }

    /// <summary>The same for many records; those that were not known then are left out.</summary>
    public async Task<Outcome<IReadOnlyList<RecordThen>>> AsOf(long stream, IReadOnlyCollection<string> keys, DateTimeOffset moment, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var found = await db.Set<EventRow>().FromSqlRaw(KnownThen(database.Kind), stream, JsonSerializer.Serialize(keys), Instant.Of(moment)).ToListAsync(stop);
        // Looked at after the events: had any been removed before they were read, this says so already.
        if ((await Head(db, stop)).KeptSince is { } begins && moment < begins) return new BeforeHistory(begins);
        return found.Select(e => new RecordThen(e.Key, e.Position, Instant.At(e.At), e.Body)).OrderBy(then => then.Key, StringComparer.Ordinal).ToArray();
    }

    /// <summary>Of each record the newest event that is not newer than the moment.</summary>
    static string KnownThen(DatabaseKind kind) =>
        $$"""
        WITH RECURSIVE chain (position, previous, at) AS (
            SELECT e.position, e.previous, e.at FROM records r JOIN events e ON e.position = r.position
            WHERE r.stream = {0} AND r.key IN ({{(kind == DatabaseKind.Sqlite ? "SELECT value FROM json_each({1})" : "SELECT json_array_elements_text({1}::json)")}})
            UNION ALL
            SELECT e.position, e.previous, e.at FROM chain c JOIN events e ON e.position = c.previous WHERE c.at > {2})
        SELECT e.* FROM chain c JOIN events e ON e.position = c.position WHERE c.at <= {2}
        """;

    static Task<LogHead> Head(PortalDb db, CancellationToken stop) => db.Set<LogHead>().SingleAsync(stop);

    static RecordEvent Told(EventRow e, string? before) => new(e.Position, e.Kind, Instant.At(e.At), new Stamp(e.SourceAt, e.SeenAt), e.Feed, e.Run, before, e.Body);
}
