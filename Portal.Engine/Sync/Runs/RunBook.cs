using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store;

namespace Portal.Engine.Sync.Runs;

/// <summary>Writes down which runs there were and what came of them.</summary>
public sealed class RunBook(IDatabase database, TimeProvider clock)
{
    internal Task<Run> Begin(long feed, long stream, RunRequest request, CancellationToken stop) => database.Write(async db =>
    {
        var run = new Run
        {
            Id = await Numbers.Next(db, "run", stop),
            FeedId = feed,
            StreamId = stream,
            Trigger = request.Trigger,
            AskedBy = request.AskedBy,
            StartedAt = clock.GetUtcNow(),
            State = RunState.Running,
            Everything = request.Everything,
        };
        db.Add(run);
        await db.SaveChangesAsync(stop);
        return run;
    }, WritePriority.Program, stop);

    /// <param name="id">The run.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="attempts">How often it began to read.</param>
    /// <param name="standing">What the feed counted in it; null if it never claimed the feed.</param>
    internal Task End(long id, RunEnd end, int attempts, FeedStanding? standing) => database.Write(async db =>
    {
        var run = await db.Set<Run>().SingleAsync(r => r.Id == id);
        Close(run, end, standing);
        run.Attempts = attempts;
        await db.SaveChangesAsync();
        return default(Done);
    }, WritePriority.Program, CancellationToken.None);

    internal Task Write(IReadOnlyList<RunLine> lines) => database.Write(async db =>
    {
        db.AddRange(lines);
        await db.SaveChangesAsync();
        return default(Done);
    }, WritePriority.Bulk, CancellationToken.None);

    /// <summary>Runs of this feed that nobody ended: the process they were in is gone. What they had committed is kept.</summary>
    internal Task CloseAbandoned(long feed, long except, FeedStanding? standing) => database.Write(async db =>
    {
        foreach (var run in await db.Set<Run>().Where(r => r.FeedId == feed && r.State == RunState.Running && r.Id != except).ToListAsync())
            Close(run, Abandoned, standing?.Run == run.Id ? standing : null);
        await db.SaveChangesAsync();
        return default(Done);
    }, WritePriority.Program, CancellationToken.None);

    public async Task<IReadOnlyList<Run>> Of(long feed, int skip, int take, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Run>().Where(run => run.FeedId == feed).OrderByDescending(run => run.Id).Skip(skip).Take(take).ToListAsync(stop);
    }

    public async Task<int> Count(long feed, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Run>().CountAsync(run => run.FeedId == feed, stop);
    }

    public async Task<Run?> Find(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Run>().SingleOrDefaultAsync(run => run.Id == id, stop);
    }

    public async Task<IReadOnlyList<RunLine>> Lines(long run, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<RunLine>().Where(line => line.RunId == run).OrderBy(line => line.Id).ToListAsync(stop);
    }

    static RunEnd Abandoned { get; } = new(RunState.Interrupted, "The portal ended before this run did. What it had read is kept, and the next run goes on from there.");

    void Close(Run run, RunEnd end, FeedStanding? standing)
    {
        (run.State, run.Message, run.Who, run.NotBefore, run.EndedAt) = (end.State, end.Message, end.Who, end.NotBefore, clock.GetUtcNow());
        if (standing is null || standing.Run != run.Id) return;
        (run.Pass, run.Everything, run.Pages) = (standing.Pass, standing.Everything, standing.Pages);
        (run.Read, run.Added, run.Changed, run.Unchanged, run.Deleted, run.Quarantined) = standing.Counts;
    }
}
