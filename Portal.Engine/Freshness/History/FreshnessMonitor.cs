using Microsoft.EntityFrameworkCore;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Store;

namespace Portal.Engine.Freshness.History;

/// <summary>
/// Writes down when a verdict became another one. Nobody waits for it to know a verdict; what it missed while it was dead it
/// tells of afterwards, with the moments at which it was so. However many instances look, each change is written once.
/// </summary>
public sealed class FreshnessMonitor : IDisposable
{
    const string Lock = "freshness";

    readonly IDatabase _database;
    readonly FreshnessBoard _board;
    readonly TimeProvider _clock;
    readonly SemaphoreSlim _turn = new(1);
    readonly Dictionary<(long Stream, string Field), Watched> _watched = [];
    long _written;
    DateTimeOffset _looked;

    internal FreshnessMonitor(IDatabase database, FreshnessBoard board, TimeProvider clock) => (_database, _board, _clock) = (database, board, clock);

    /// <summary>Looks once.</summary>
    /// <returns>All streams as they are now, and the changes of verdicts that this look wrote.</returns>
    public async Task<Look> Look(CancellationToken stop = default)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var (now, at) = (await _board.Look(stop), _clock.GetUtcNow());
            var changes = now.Streams.Count == 0 ? [] : Changes(now, at);
            if (changes.Count > 0 && !await Write(changes, stop))
            {
                // Another instance was quicker, or this one has just begun: what it wrote is where this one goes on.
                await Read(stop);
                changes = Changes(now, at);
                if (changes.Count > 0 && !await Write(changes, stop)) return new Look(now, at, []);
            }

            Keep(now, at, changes);
            return new Look(now, at, changes);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    List<Change> Changes(FreshnessNow now, DateTimeOffset at)
    {
        var changes = new List<Change>();
        foreach (var (key, limits, stream) in Keys(now))
        {
            var watched = _watched.GetValueOrDefault(key);
            changes.AddRange(Course.Of(watched?.Last, watched?.Limits, _looked, limits, stream.Facts.Decided, at).Select(told => new Change(key.Stream, key.Field, told)));
        }

        return changes;
    }

    void Keep(FreshnessNow now, DateTimeOffset at, List<Change> changes)
    {
        foreach (var change in changes) _watched[(change.Stream, change.Field)] = new Watched(change.Told, null);
        var keys = new HashSet<(long, string)>();
        foreach (var (key, limits, _) in Keys(now))
        {
            if (keys.Add(key) && _watched.TryGetValue(key, out var watched)) _watched[key] = watched with { Limits = limits };
        }

        foreach (var gone in _watched.Keys.Where(key => !keys.Contains(key)).ToArray()) _watched.Remove(gone);
        _looked = at;
    }

    static IEnumerable<((long Stream, string Field) Key, Limits Limits, WatchedStream Stream)> Keys(FreshnessNow now) => now.Streams.SelectMany(stream =>
        stream.Plan.Promises.Keys.Prepend("").Select(field => ((stream.Plan.Id, field), field.Length == 0 ? stream.Limits : stream.Of(field), stream)));

    /// <returns>Whether nobody has written since this instance last did or read.</returns>
    Task<bool> Write(List<Change> changes, CancellationToken stop) => _database.Write(async db =>
    {
        await db.Exclusive(Lock, stop);
        if (await db.Set<VerdictChange>().MaxAsync(change => (long?)change.Id, stop) is { } last && last != _written) return false;
        // What was removed since it was looked at has no history any more.
        var streams = changes.Select(change => change.Stream).Distinct().ToArray();
        var there = await db.Set<Sources.Stream>().Where(stream => streams.Contains(stream.Id)).Select(stream => stream.Id).ToListAsync(stop);
        var rows = changes.FindAll(change => there.Contains(change.Stream)).ConvertAll(change => new VerdictChange
        {
            Stream = change.Stream,
            Field = change.Field,
            At = Instant.Of(change.Told.At),
            Verdict = change.Told.Finding.Verdict,
            Reason = change.Told.Finding.Reason,
        });
        db.AddRange(rows);
        await db.SaveChangesAsync(stop);
        if (rows.Count > 0) _written = rows.Max(row => row.Id);
        return true;
    }, WritePriority.Program, stop);

    async Task Read(CancellationToken stop)
    {
        await using var db = _database.Read();
        var newest = db.Set<VerdictChange>().GroupBy(change => new { change.Stream, change.Field }).Select(changes => changes.Max(change => change.Id));
        var rows = await db.Set<VerdictChange>().Where(change => change.Id > _written && newest.Contains(change.Id)).ToListAsync(stop);
        foreach (var row in rows) _watched[(row.Stream, row.Field)] = new Watched(new Told(Instant.At(row.At), new Finding(row.Verdict, row.Reason)), null);
        _written = await db.Set<VerdictChange>().MaxAsync(change => (long?)change.Id, stop) ?? 0;
    }

    sealed record Watched(Told Last, Limits? Limits);
}
