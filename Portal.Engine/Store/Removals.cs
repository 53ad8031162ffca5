using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store;

/// <summary>What a person says to a sweep that was held because it would remove much.</summary>
public sealed class Removals(Changes changes, RecordStore store)
{
    /// <summary>Removes exactly the records that were held, but for those that were seen again since.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="feed">The feed whose sweep it was, for the log.</param>
    /// <param name="number">The feed.</param>
    /// <param name="pass">The last pass that had ended when the person was asked; another one may have held others since.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>How many went.</returns>
    public async Task<Outcome<long>> Approve(Actor actor, IAudited feed, long number, long pass, CancellationToken stop = default)
    {
        var made = await changes.Make<long>(actor, "removals.approved", async (db, trail) =>
        {
            var stream = await StreamState.HoldOf(db, number, stop);
            var held = await db.Set<HeldRemoval>().AsNoTracking().Where(h => h.Feed == number).ToListAsync(stop);
            if (stream is null || held.Count == 0) return new NothingHeld();
            if (held.Any(one => one.Pass > pass)) return new OthersHeld(held.Count);
            var gone = await RecordStore.Remove(db, stream, held, trail.At, stop);
            trail.Note("removals.approved", feed, $$"""{"held":{{held.Count}},"removed":{{gone}}}""");
            return gone;
        }, stop);
        if (made.Succeeded(out var removed, out _) && removed > 0) store.Tell();
        return made;
    }

    /// <summary>Leaves them all as they are; the next sweep looks again.</summary>
    public Task<Outcome<Done>> Reject(Actor actor, IAudited feed, long number, CancellationToken stop = default) => changes.Make<Done>(actor, "removals.rejected", async (db, trail) =>
    {
        await StreamState.HoldOf(db, number, stop);
        var held = await db.Set<HeldRemoval>().Where(h => h.Feed == number).ExecuteDeleteAsync(stop);
        if (held == 0) return new NothingHeld();
        await db.Set<FeedState>().Where(state => state.Feed == number).ExecuteUpdateAsync(set => set.SetProperty(state => state.Held, 0), stop);
        trail.Note("removals.rejected", feed, $$"""{"held":{{held}}}""");
        return default(Done);
    }, stop);
}
