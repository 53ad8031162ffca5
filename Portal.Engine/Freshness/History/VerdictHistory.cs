using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Freshness.History;

/// <summary>How verdicts were, for whoever looks back.</summary>
public sealed class VerdictHistory(IDatabase database)
{
    /// <returns>What each stream was told to be from a moment on, that which held then first. A stream that nothing is known of is not in it.</returns>
    public async Task<ILookup<long, Told>> Of(IReadOnlyCollection<long> streams, DateTimeOffset from, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var since = Instant.Of(from);
        var held = db.Set<VerdictChange>()
            .Where(change => streams.Contains(change.Stream) && change.Field == "" && change.At <= since)
            .GroupBy(change => change.Stream).Select(changes => changes.Max(change => change.Id));
        var rows = await db.Set<VerdictChange>()
            .Where(change => streams.Contains(change.Stream) && change.Field == "" && (change.At > since || held.Contains(change.Id)))
            .OrderBy(change => change.Id).ToListAsync(stop);
        return rows.ToLookup(row => row.Stream, row => new Told(Instant.At(row.At), new Finding(row.Verdict, row.Reason)));
    }

    /// <returns>When something was first known of each stream. A stream that was never read is not in it.</returns>
    public async Task<IReadOnlyDictionary<long, DateTimeOffset?>> FirstKnown(IReadOnlyCollection<long> streams, CancellationToken stop = default)
    {
        await using var db = database.Read();
        // The first of each is soon found by the index, and however many follow are not looked at.
        var first = await db.Set<Stream>().Where(stream => streams.Contains(stream.Id)).Select(stream => new
        {
            stream.Id,
            At = db.Set<VerdictChange>().Where(change => change.Stream == stream.Id && change.Field == "" && change.Reason != Reason.NeverVerified).OrderBy(change => change.Id).Select(change => (long?)change.At).FirstOrDefault(),
        }).ToListAsync(stop);
        return first.Where(one => one.At is not null).ToDictionary(one => one.Id, one => (DateTimeOffset?)Instant.At(one.At!.Value));
    }
}
