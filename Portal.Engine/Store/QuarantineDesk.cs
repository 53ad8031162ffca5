using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.Reading;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store;

/// <summary>What waits in quarantine, for whoever looks at it, replays it or drops it.</summary>
public sealed class QuarantineDesk(IDatabase database, Changes changes, Seals seals) : IKeepsCopies
{
    /// <summary>By number, after one.</summary>
    public async Task<Outcome<IReadOnlyList<WaitingRow>>> Page(long feed, long after, int take, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var rows = await db.Set<QuarantinedRow>().Where(row => row.Feed == feed && row.Id > after).OrderBy(row => row.Id).Take(take).ToListAsync(stop);
        if (rows.Count == 0) return Array.Empty<WaitingRow>();
        if (!(await seals.Get(stop)).Succeeded(out var fields, out var refusal)) return refusal;
        var page = new List<WaitingRow>(rows.Count);
        foreach (var row in rows)
        {
            if (!fields.OpenWhole(row.Raw, QuarantinedRow.Owner(row.Feed, row.Identity)).Succeeded(out var raw, out refusal)) return refusal;
            page.Add(new WaitingRow(row.Id, row.Key, row.Reason, raw, new Stamp(row.SourceAt, row.SeenAt), row.IsDeleted, Instant.At(row.FirstAt), row.Run));
        }

        return page;
    }

    /// <summary>Gives up on rows. What they said is gone from here; the source may bring them again.</summary>
    public Task<Outcome<int>> Drop(Actor actor, IAudited feed, long number, IReadOnlyCollection<long> rows, CancellationToken stop = default) =>
        Drop(actor, feed, number, row => rows.Contains(row.Id), stop);

    /// <summary>Gives up on all rows of a feed but for those that are new since somebody looked, or were refused again.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="feed">The feed, for the log.</param>
    /// <param name="number">The feed.</param>
    /// <param name="told">What they were told of.</param>
    /// <param name="stop">Gives up waiting.</param>
    public Task<Outcome<int>> DropAll(Actor actor, IAudited feed, long number, RefusedWhole told, CancellationToken stop = default) =>
        Drop(actor, feed, number, row => row.Id <= told.Last && row.Run <= told.Run && row.SeenAt <= told.SeenAt, stop);

    Task<Outcome<int>> Drop(Actor actor, IAudited feed, long number, Expression<Func<QuarantinedRow, bool>> those, CancellationToken stop) => changes.Make<int>(actor, "quarantine.dropped", async (db, trail) =>
    {
        await StreamState.HoldOf(db, number, stop);
        var dropped = await db.Set<QuarantinedRow>().Where(row => row.Feed == number).Where(those).ExecuteDeleteAsync(stop);
        await Recount(db, [number], stop);
        trail.Note("quarantine.dropped", feed, $$"""{"rows":{{dropped}}}""");
        return dropped;
    }, stop);

    async Task<long> IKeepsCopies.Erase(PortalDb db, ErasedRecords erased, CancellationToken stop)
    {
        var those = db.Set<QuarantinedRow>().Where(row => row.Stream == erased.Stream && erased.Keys.Contains(row.Key));
        var feeds = await those.Select(row => row.Feed).Distinct().ToListAsync(stop);
        var gone = await those.ExecuteDeleteAsync(stop);
        await Recount(db, feeds, stop);
        return gone;
    }

    static async Task Recount(PortalDb db, IEnumerable<long> feeds, CancellationToken stop)
    {
        foreach (var feed in feeds)
        {
            var waiting = await db.Set<QuarantinedRow>().LongCountAsync(row => row.Feed == feed, stop);
            await db.Set<FeedState>().Where(state => state.Feed == feed).ExecuteUpdateAsync(set => set.SetProperty(state => state.Waiting, waiting), stop);
        }
    }
}
