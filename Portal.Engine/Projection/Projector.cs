using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Engine.Persistence;
using Portal.Engine.Projection.Grouping;
using Portal.Engine.Projection.Postgres;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Projection.Sqlite;
using Portal.Engine.Store;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.Retention;

namespace Portal.Engine.Projection;

/// <summary>
/// Follows the event log and keeps the unified records. What a batch writes and where the projector then stands are one
/// transaction, so a crash anywhere loses and doubles nothing. One projects at a time, on however many instances.
/// </summary>
public sealed class Projector(IDatabase database, TimeProvider clock) : IKeepsCopies, IFollowsLog
{
    /// <summary>The writer lane is held for a batch, about a tenth of a second.</summary>
    public const int UsualBatch = 4000;

    const int EventTurns = 10;

    const string Lock = "projector";

    /// <summary>Tells this process that there may be something to read that was not there before.</summary>
    public event Action? Moved;

    /// <summary>Takes the next events of the log.</summary>
    /// <param name="most">So many at most.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>How many were taken; 0 at the end of the log.</returns>
    public Task<int> TakeEvents(int most = UsualBatch, CancellationToken stop = default) => Make(async (db, standing, rules, session) =>
    {
        var batch = await session.ReadEvents(standing.Whole.Position, most, rules.Streams);
        await Regroup(session, rules, standing, batch.Records, []);
        standing.Whole.Position = batch.Last;
        return batch.Count;
    }, stop);

    /// <summary>Follows what people said to held values, and makes rows again whose rules have changed.</summary>
    /// <param name="most">So many records at most.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>Whether there was something to do.</returns>
    public Task<bool> TakeAgain(int most = UsualBatch, CancellationToken stop = default) => Make(async (db, standing, rules, session) =>
    {
        if (await db.Set<UnifiedHold>().AsNoTracking().Where(hold => hold.Pending).OrderBy(hold => hold.Entity).ThenBy(hold => hold.Value).FirstOrDefaultAsync(stop) is { } hold)
        {
            await Regroup(session, rules, standing, [], [new MatchKey(hold.Entity, hold.Value)]);
            return true;
        }

        if (standing.Again is not { } state) return false;
        var streams = rules.OfEntity(state.Entity)!.Streams;
        var records = await session.ReadRecords(state.Again!.Value, most, streams);
        if (records.Count > 0) state.Again = records[^1].Id;
        else records = await session.ReadStrays(state.Entity, most, streams);
        if (records.Count == 0) await standing.EndAgain(state, stop);
        else await Regroup(session, rules, standing, records, [], again: true);
        return true;
    }, stop);

    /// <summary>Goes on until there is nothing more to do.</summary>
    public async Task CatchUp(int most = UsualBatch, CancellationToken stop = default)
    {
        // In turns: a log that never ends must not keep a person waiting who has decided something.
        var more = true;
        for (var turn = 0; more; turn++)
        {
            more = await TakeEvents(most, stop) > 0;
            if (!more || turn % EventTurns == 0) more |= await TakeAgain(most, stop);
        }
    }

    /// <summary>
    /// Makes all unified records anew from what the store holds; they keep their ids. It is begun here and goes on as batches:
    /// until a row's turn comes readers see it as it was, but it is found by its values only from then on.
    /// </summary>
    public Task Rebuild(CancellationToken stop = default) => Make<Done>(async (_, standing, _, _) =>
    {
        await standing.BeginAgain(stop);
        return default;
    }, stop);

    /// <summary>No event tells of an erasure, so what the records said is taken out of the unified ones in its transaction.</summary>
    async Task<long> IKeepsCopies.Erase(PortalDb db, ErasedRecords erased, CancellationToken stop)
    {
        // Who projects their events at this moment has done so before their members are looked for.
        await db.Exclusive(Lock, stop);
        var members = await db.Set<UnifiedMember>().AsNoTracking().Where(member => erased.Ids.Contains(member.Record)).ToListAsync(stop);
        if (members.Count == 0) return 0;
        using var session = Session(db);
        await session.Begin();
        var standing = await Standing.Load(db, stop);
        await Regroup(session, await RuleBook.Load(db, stop), standing, [.. members.Select(member => new RecordNow(member.Record, 0, member.Position, 0, null))], [], again: true);
        var (entities, values) = (members.Select(member => member.Entity).Distinct().ToArray(), members.Select(member => member.Match).OfType<string>().Distinct().ToArray());
        await db.Set<UnifiedHold>().Where(hold => hold.Count == 0 && entities.Contains(hold.Entity) && values.Contains(hold.Value)).ExecuteDeleteAsync(stop);
        return members.Count;
    }

    Task<long> IFollowsLog.ReadTo(PortalDb db, CancellationToken stop) =>
        db.Set<ProjectorState>().Where(state => state.Entity == ProjectorState.Whole).Select(state => state.Position).SingleOrDefaultAsync(stop);

    async Task Regroup(IProjectionSession session, RuleBook rules, Standing standing, IReadOnlyCollection<RecordNow> records, IReadOnlyCollection<MatchKey> asked, bool again = false)
    {
        var regrouping = new Regrouping(session, rules, standing.Whole.Last, standing.Whole.Version + 1, Instant.Of(clock.GetUtcNow()));
        var changed = await regrouping.Make(records, asked, again);
        standing.Whole.Last = regrouping.LastId;
        if (!changed) return;
        standing.Whole.Version = regrouping.Turn;
    }

    async Task<T> Make<T>(Func<PortalDb, Standing, RuleBook, IProjectionSession, Task<T>> work, CancellationToken stop)
    {
        var done = await Written(work, stop);
        Moved?.Invoke();
        return done;
    }

    Task<T> Written<T>(Func<PortalDb, Standing, RuleBook, IProjectionSession, Task<T>> work, CancellationToken stop) => database.Write(async db =>
    {
        // Whoever waited here finds where the other has left off.
        await db.Exclusive(Lock, stop);
        var rules = await RuleBook.Load(db, stop);
        var standing = await Standing.Load(db, stop);
        await standing.Follow(rules, stop);
        using var session = Session(db);
        await session.Begin();
        var done = await work(db, standing, rules, session);
        await db.SaveChangesAsync(stop);
        return done;
    }, WritePriority.Bulk, stop);

    static IProjectionSession Session(PortalDb db) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new SqliteProjectionSession(sqlite),
        NpgsqlConnection postgres => new PostgresProjectionSession(postgres),
        var other => throw new InvalidOperationException($"There is no projection for {other.GetType().Name}."),
    };
}
