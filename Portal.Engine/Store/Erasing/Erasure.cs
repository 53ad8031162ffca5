using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Retention;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store.Erasing;

/// <summary>
/// Removes records and all that was ever known of them, in one audited change that cannot be undone. The log keeps no trace
/// of them: a follower finds a gap in the positions. As long as their source has them, they come back with its next reading.
/// </summary>
public sealed class Erasure(IDatabase database, Changes changes, Seals seals, IEnumerable<IKeepsCopies> copies)
{
    /// <summary>Both databases limit how many values one statement may name.</summary>
    const int Most = 500;

    public async Task<Outcome<Erased>> Erase(Actor actor, long stream, IReadOnlyCollection<string> keys, string reason, CancellationToken stop = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (!(await seals.Get(stop)).Succeeded(out var fields, out var refusal)) return refusal;
        var made = await changes.Make<Erased>(
            actor,
            "record.erased",
            async (db, trail) =>
            {
                var erased = await Remove(db, stream, keys, stop);
                if (erased is { Records: 0, Copies: 0 }) return new NothingToErase();
                // Who asks later whether it was done can have the key hashed again; from the entry it cannot be told.
                var hashes = keys.Select(key => fields.Blind("erased key", key)).ToArray();
                trail.Note(
                    "record.erased",
                    new AuditTarget("stream", stream.ToString(CultureInfo.InvariantCulture), $"Stream {stream}"),
                    JsonSerializer.Serialize(new { records = erased.Records, events = erased.Events, copies = erased.Copies, reason, keys = hashes }));
                return erased;
            },
            stop);
        return made.Succeeded(out var done, out refusal) ? done with { IsOutOfFiles = await database.ClearRemoved(stop) } : refusal;
    }

    async Task<Erased> Remove(PortalDb db, long stream, IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        await db.Exclusive(LogCompaction.Removing, stop);
        var state = await StreamState.Hold(db, stream);
        var erased = new Erased(0, 0, 0, IsOutOfFiles: false);
        foreach (var some in keys.Distinct().Chunk(Most))
        {
            var records = await db.Set<RecordRow>().AsNoTracking().Where(r => r.Stream == stream && some.Contains(r.Key)).ToListAsync(stop);
            var ids = records.Select(r => r.Id).ToArray();
            var events = await RemoveEvents(db, records, stop);
            await db.Set<RecordRow>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(stop);
            state.Live -= records.Count(r => !r.Deleted);

            var elsewhere = 0L;
            foreach (var copy in copies) elsewhere += await copy.Erase(db, new ErasedRecords(stream, some, ids), stop);
            erased = erased with { Records = erased.Records + ids.Length, Events = erased.Events + events, Copies = erased.Copies + elsewhere };
        }

        return erased;
    }

    Task<int> RemoveEvents(PortalDb db, IReadOnlyList<RecordRow> records, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync(RemoveChains(database.Kind), [JsonSerializer.Serialize(records.Select(r => r.Position))], stop);

    /// <summary>Walks back from each record's last event. Compaction takes the oldest first, so the walk misses none.</summary>
    static string RemoveChains(DatabaseKind kind) =>
        $$"""
        WITH RECURSIVE chain (position, previous) AS (
            SELECT position, previous FROM events WHERE position IN ({{(kind == DatabaseKind.Sqlite ? "SELECT value FROM json_each({0})" : "SELECT json_array_elements_text({0}::json)::bigint")}})
            UNION ALL
            SELECT e.position, e.previous FROM chain c JOIN events e ON e.position = c.previous)
        DELETE FROM events WHERE position IN (SELECT position FROM chain)
        """;
}
