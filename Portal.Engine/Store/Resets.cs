using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store;

/// <summary>What a person decides about where a feed stands. A run that is under way finds itself overtaken.</summary>
public sealed class Resets : IBeginsAnew
{
    readonly Changes _changes;
    readonly Clearing _clearing;
    readonly RecordStore _store;

    internal Resets(Changes changes, Clearing clearing, RecordStore store) => (_changes, _clearing, _store) = (changes, clearing, store);

    /// <summary>Reads again from an earlier watermark on; what is stored stays, and what is read again unchanged is no change.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="feed">The feed, for the log.</param>
    /// <param name="number">The feed.</param>
    /// <param name="watermark">In the connector's own words; null reads from the beginning.</param>
    /// <param name="stop">Gives up waiting.</param>
    public Task<Outcome<Done>> SetBack(Actor actor, IAudited feed, long number, string? watermark, CancellationToken stop = default) =>
        Move(actor, "feed.set-back", feed, number, state => Rewind(state, watermark), $$"""{"watermark":{{Json(watermark)}}}""", stop);

    /// <summary>Believes the next full reading, however much less it reads than the last.</summary>
    public Task<Outcome<Done>> Believe(Actor actor, IAudited feed, long number, CancellationToken stop = default) =>
        Move(actor, "feed.believed", feed, number, state => state.FullRead = null, null, stop);

    /// <summary>Lets all records of the stream go, and has each of its feeds read from the beginning.</summary>
    /// <returns>How many records went.</returns>
    public async Task<Outcome<long>> Clear(Actor actor, IAudited stream, long number, CancellationToken stop = default)
    {
        var made = await _changes.Make<long>(actor, "stream.cleared", async (db, trail) =>
        {
            var gone = await _clearing.Clear(db, number);
            foreach (var state in await db.Set<FeedState>().Where(state => state.Stream == number).ToListAsync(stop))
            {
                Rewind(state, null);
                (state.FullRead, state.GoodAt, state.VerifiedAt, state.GoodSince, state.Waiting, state.Held) = (null, null, null, null, 0, 0);
            }

            await db.Set<QuarantinedRow>().Where(row => row.Stream == number).ExecuteDeleteAsync(stop);
            trail.Note("stream.cleared", stream, $$"""{"records":{{gone}}}""");
            return gone;
        }, stop);
        if (made.Succeeded(out var went, out _) && went > 0) _store.Tell();
        return made;
    }

    async Task<bool> IBeginsAnew.FeedBeginsAnew(PortalDb db, long feedId, CancellationToken stop)
    {
        if (await StreamState.HoldOf(db, feedId, stop) is null || await Find(db, feedId, stop) is not { } state) return false;
        Rewind(state, null);
        // What the pass before did not see, it did not look for.
        state.FullFrom = null;
        return true;
    }

    Task<Outcome<Done>> Move(Actor actor, string action, IAudited feed, long number, Action<FeedState> move, string? details, CancellationToken stop) =>
        _changes.Make<Done>(actor, action, async (db, trail) =>
        {
            if (await StreamState.HoldOf(db, number, stop) is null || await Find(db, number, stop) is not { } state) return new NeverRan();
            move(state);
            trail.Note(action, feed, details);
            return default(Done);
        }, stop);

    static Task<FeedState?> Find(PortalDb db, long feed, CancellationToken stop) => db.Set<FeedState>().SingleOrDefaultAsync(state => state.Feed == feed, stop);

    /// <summary>The next claim begins a pass of its own.</summary>
    static void Rewind(FeedState state, string? watermark)
    {
        state.Epoch++;
        state.InPass = false;
        state.Cursor = FeedPlace.Write(new Cursor(watermark), state.Pass, 0);
    }

    static string Json(string? text) => System.Text.Json.JsonSerializer.Serialize(text);
}
