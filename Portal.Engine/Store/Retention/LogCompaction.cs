using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store.Retention;

/// <summary>
/// Removes what was superseded before a date, so that up to there the log is a snapshot: the last event of each record.
/// It works in small steps, each a write of its own, and can be cut short between any two of them: first the mark moves, so
/// nobody asks any more for what is about to go; then superseded events go, a record's oldest first, so that what is left of
/// its chain always hangs together with its newest; then tombstones. What a step leaves is right, and the next run goes on there.
/// It goes no further than the slowest follower has read: who has not heard of a deletion yet would never hear of it.
/// </summary>
public sealed class LogCompaction(IDatabase database, IEnumerable<IFollowsLog> followers)
{
    /// <summary>Who removes events holds this, before any stream.</summary>
    internal const string Removing = "removing events";

    /// <summary>How much of the log, or how many tombstones, a step takes: what others wait for is the work of a moment.</summary>
    internal int Step { get; init; } = 2000;

    internal int TombstoneStep { get; init; } = 500;

    /// <param name="keepSince">Everything that happened since then is kept.</param>
    /// <param name="keepTombstonesSince">
    /// What was deleted before then, and before <paramref name="keepSince"/>, is forgotten. From then on a reading from before its
    /// deletion would bring it back, so this must be longer than any reading is on its way.
    /// </param>
    /// <param name="stop">Stops between two steps.</param>
    public async Task<Compacted> Run(DateTimeOffset keepSince, DateTimeOffset keepTombstonesSince, CancellationToken stop = default)
    {
        await MoveMark(Instant.Of(keepSince), stop);
        var events = 0L;
        while (await Trim(stop) is { } removed) events += removed;
        var limit = Math.Min(Instant.Of(keepSince), Instant.Of(keepTombstonesSince));
        var tombstones = await RemoveTombstones(limit, stop);
        await using var db = database.Read();
        return new Compacted((await Head(db, stop)).Compacted, events, tombstones);
    }

    async Task MoveMark(long since, CancellationToken stop)
    {
        var (until, at) = await FindMark(since, stop);
        await database.Write(
            async db =>
            {
                await db.Exclusive(Removing, stop);
                var head = await Head(db, stop);
                var isFurther = until > head.Compacted;
                if (isFurther) (head.Compacted, head.CompactedAt) = (until, Math.Max(head.CompactedAt, at));
                if (isFurther || head.Trimmed < head.Compacted) head.Compactions++;
                return await db.SaveChangesAsync(stop);
            },
            WritePriority.Bulk,
            stop);
    }

    /// <summary>Looks beside the writers: the way may be long. Several instances' clocks differ, so the first event that is to stay ends it.</summary>
    async Task<(long Until, long At)> FindMark(long since, CancellationToken stop)
    {
        await using var db = database.Read();
        var head = await Head(db, stop);
        var old = db.Set<EventRow>().Where(e => e.Position > head.Compacted && e.Position <= head.Position);
        var firstKept = await old.Where(e => e.At >= since).OrderBy(e => e.Position).Select(e => (long?)e.Position).FirstOrDefaultAsync(stop);
        var until = firstKept - 1 ?? head.Position;
        foreach (var follower in followers) until = Math.Min(until, await follower.ReadTo(db, stop));
        return (until, await old.Where(e => e.Position <= until).MaxAsync(e => (long?)e.At, stop) ?? head.CompactedAt);
    }

    /// <returns>How many events went; null when there is nothing left to do.</returns>
    Task<int?> Trim(CancellationToken stop) => database.Write<int?>(
        async db =>
        {
            await db.Exclusive(Removing, stop);
            var head = await Head(db, stop);
            if (head.Trimmed >= head.Compacted) return null;
            var (from, to) = (head.Trimmed, Math.Min(head.Trimmed + Step, head.Compacted));
            // In the order of those that supersede them: so a record's oldest goes first.
            var removed = await db.Database.ExecuteSqlAsync($"DELETE FROM events WHERE position IN (SELECT previous FROM events WHERE position > {from} AND position <= {to})", stop);
            head.Trimmed = to;
            await db.SaveChangesAsync(stop);
            return removed;
        },
        WritePriority.Bulk,
        stop);

    async Task<long> RemoveTombstones(long limit, CancellationToken stop)
    {
        var (after, removed) = (0L, 0L);
        while (true)
        {
            EventRow[] found;
            await using (var db = database.Read())
            {
                var until = (await Head(db, stop)).Trimmed;
                found = await db.Set<EventRow>().Where(e => e.Position > after && e.Position <= until && e.Kind == EventKind.Deleted && e.At < limit)
                    .OrderBy(e => e.Position).Take(TombstoneStep).ToArrayAsync(stop);
            }

            if (found.Length == 0) return removed;
            after = found[^1].Position;
            foreach (var stream in found.GroupBy(e => e.Stream)) removed += await RemoveTombstones(stream.Key, [.. stream], stop);
        }
    }

    Task<int> RemoveTombstones(long stream, EventRow[] deletions, CancellationToken stop) => database.Write(
        async db =>
        {
            await db.Exclusive(Removing, stop);
            // A commit to the stream might be bringing one of them back.
            await StreamState.Hold(db, stream);
            var (ids, positions) = (deletions.Select(e => e.Record).ToArray(), deletions.Select(e => e.Position).ToArray());
            var gone = await db.Set<RecordRow>().Where(r => ids.Contains(r.Id) && positions.Contains(r.Position)).Select(r => new { r.Id, r.Position }).ToListAsync(stop);
            if (gone.Count == 0) return 0;
            (ids, positions) = ([.. gone.Select(r => r.Id)], [.. gone.Select(r => r.Position)]);
            await db.Set<EventRow>().Where(e => positions.Contains(e.Position)).ExecuteDeleteAsync(stop);
            // Who began to read before all was trimmed may have seen them there, and would never learn that they went.
            (await Head(db, stop)).Compactions++;
            await db.SaveChangesAsync(stop);
            return await db.Set<RecordRow>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(stop);
        },
        WritePriority.Bulk,
        stop);

    static Task<LogHead> Head(PortalDb db, CancellationToken stop) => db.Set<LogHead>().SingleAsync(stop);
}
