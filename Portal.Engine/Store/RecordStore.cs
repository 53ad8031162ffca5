using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Postgres;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Store.Sqlite;

namespace Portal.Engine.Store;

/// <summary>The only door for records: what a page brings, its events, and where the feed then stands are one commit.</summary>
public sealed class RecordStore(IDatabase database, Seals seals, TimeProvider clock)
{
    /// <summary>The log has new events. Raised on the thread of whoever committed, so listeners note it and go.</summary>
    public event Action? Grew;

    /// <summary>For who has committed to the log by another way than <see cref="Commit"/>.</summary>
    internal void Tell() => Grew?.Invoke();

    /// <summary>Claims a feed for a run. Whoever held it before can no longer commit.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="run">The run that claims it.</param>
    /// <param name="everything">Whether a pass that begins now is to read all there is; one that was cut short goes on as it began.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>Where it stands; <see cref="NoSuchFeed"/> if somebody has removed it meanwhile.</returns>
    public Task<Outcome<FeedPlace>> Claim(Feed feed, long run, bool everything, CancellationToken stop = default) => database.Write<Outcome<FeedPlace>>(async db =>
    {
        // Who removes a feed holds its stream too, so it is looked for when that is held.
        var stream = await StreamState.Hold(db, feed.StreamId);
        if (!await db.Set<Feed>().AnyAsync(one => one.Id == feed.Id, stop)) return new NoSuchFeed();
        return await Claim(db, feed.Id, stream, run, everything, stop);
    }, WritePriority.Program, stop);

    /// <summary>Claims it without looking whether it is there.</summary>
    internal Task<FeedPlace> Claim(long feed, long stream, long run, bool everything, CancellationToken stop = default) =>
        database.Write(async db => await Claim(db, feed, await StreamState.Hold(db, stream), run, everything, stop), WritePriority.Program, stop);

    async Task<FeedPlace> Claim(PortalDb db, long feed, StreamState stream, long run, bool everything, CancellationToken stop)
    {
        var state = await db.Set<FeedState>().FindAsync([feed], stop) ?? db.Add(FeedState.New(feed, stream.Stream)).Entity;
        state.Claim(run);
        // A pass of which nothing is kept yet begins now, and one over everything does not go on as one that is not.
        if (!state.InPass || state.IsAtBeginning || (everything && !state.Everything)) state.BeginPass(everything || (state.InPass && state.Everything), Instant.Of(clock.GetUtcNow()), stream.Commits);
        await db.SaveChangesAsync(stop);
        return state.Place;
    }

    /// <summary>Begins the pass anew from the watermark, because the source no longer knows where it had stopped.</summary>
    public Task<Outcome<FeedPlace>> BeginAgain(FeedPlace place, bool everything, CancellationToken stop = default) => database.Write<Outcome<FeedPlace>>(async db =>
    {
        var commits = (await StreamState.Hold(db, place.Stream)).Commits;
        if (await db.Set<FeedState>().SingleOrDefaultAsync(s => s.Feed == place.Feed && s.Epoch == place.Epoch, stop) is not { } state) return new Overtaken();
        state.BeginPass(everything, Instant.Of(clock.GetUtcNow()), commits);
        await db.SaveChangesAsync(stop);
        return state.Place;
    }, WritePriority.Program, stop);

    /// <returns>What came of it, or <see cref="Overtaken"/>: then nothing of it is kept.</returns>
    public async Task<Outcome<Committed>> Commit(PageCommit commit, CancellationToken stop = default)
    {
        SensitiveFields? fields = null;
        if (commit.Bad.Count > 0 && !(await seals.Get(stop)).Succeeded(out fields, out var refusal)) return refusal;
        var made = await database.Write(async db =>
        {
            using var session = Session(db);
            return await new Committing(db, session, fields, commit, Instant.Of(clock.GetUtcNow())).Make();
        }, WritePriority.Bulk, stop);
        if (made?.Counts is { Added: > 0 } or { Changed: > 0 } or { Deleted: > 0 }) Grew?.Invoke();
        return made is null ? new Overtaken() : made;
    }

    /// <summary>Takes one record that was asked for by its key. A run of the feed goes on beside it; the newer reading wins.</summary>
    /// <returns>What came of it; <see cref="ReadMeanwhile"/> or <see cref="NothingStored"/>: then nothing of it is kept.</returns>
    public async Task<Outcome<OneTaken>> Take(OneRecord one, CancellationToken stop = default)
    {
        var made = await database.Write(async db =>
        {
            using var session = Session(db);
            return await new TakingOne(db, session, one, Instant.Of(clock.GetUtcNow())).Make();
        }, WritePriority.Program, stop);
        if (made.Succeeded(out var taken, out _) && taken.Kind is not null) Grew?.Invoke();
        return made;
    }

    /// <returns>How many commits the stream had.</returns>
    public async Task<long> Commits(long stream, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<StreamState>().Where(state => state.Stream == stream).Select(state => state.Commits).SingleOrDefaultAsync(stop);
    }

    /// <summary>What the pass has not seen so far. The commit that ends the pass looks at each again.</summary>
    public async Task<IReadOnlyList<long>> FindGone(FeedPlace place, Coverage coverage, CancellationToken stop = default)
    {
        if (place.Pass.GoneBefore(coverage) is not { } since) return [];
        await using var db = database.Read();
        return await db.Set<RecordRow>()
            .Where(record => record.Stream == place.Stream && record.Touched <= since && !record.Deleted)
            .Select(record => record.Id).ToListAsync(stop);
    }

    /// <summary>Whether nothing was ever committed. Plain SQL, for who asks at each start.</summary>
    public async Task<bool> IsEmpty(CancellationToken stop = default)
    {
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT position FROM log_head";
        return await command.ExecuteScalarAsync(stop) is 0L;
    }

    /// <returns>Where the feed stands; null if it never ran.</returns>
    public async Task<FeedStanding?> Standing(long feed, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return (await db.Set<FeedState>().SingleOrDefaultAsync(state => state.Feed == feed, stop))?.Standing;
    }

    /// <summary>Removes what a sweep would have removed, but for what was seen since that pass began. The stream is held.</summary>
    internal static async Task<long> Remove(PortalDb db, StreamState stream, IReadOnlyList<HeldRemoval> held, DateTimeOffset at, CancellationToken stop)
    {
        var (number, pass) = (held[0].Feed, held[0]);
        var feed = await db.Set<FeedState>().SingleAsync(state => state.Feed == number, stop);
        using var session = Session(db);
        var gone = await session.NotSeenSince(feed.Stream, [.. held.Select(one => one.Record)], pass.PassFrom);

        var events = gone.Select(record => Judge.Sweep(record, pass.PassAt)).ToArray();
        var last = await LogHead.Take(db, events.Length);
        foreach (var happened in events) happened.Place(++last);
        var context = new CommitContext(feed.Stream, number, feed.Run, stream.Commits, Instant.Of(at), Marks: false);
        if (events.Length > 0) await session.Append(context, events);
        await session.Write(context, gone);

        stream.Live -= events.Length;
        feed.Held = 0;
        await db.Set<HeldRemoval>().Where(one => one.Feed == number).ExecuteDeleteAsync(stop);
        return events.Length;
    }

    static IStoreSession Session(PortalDb db) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new SqliteStoreSession(sqlite),
        NpgsqlConnection postgres => new PostgresStoreSession(postgres),
        var other => throw new InvalidOperationException($"There is no store for {other.GetType().Name}."),
    };
}
