using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Sync.Runs;

/// <summary>Writes down which runs there were and what came of them.</summary>
public sealed class RunBook(IDatabase database, TimeProvider clock)
{
    /// <summary>How many of the newest changes of all records are looked through for those of a run.</summary>
    const long LookedAt = 10_000;

    const int ExportPage = 1000;

    const string Compares = "The database compares.";

    /// <returns>The last run of each feed that came to an end, by feed.</returns>
    internal static async Task<IReadOnlyDictionary<long, Run>> LastEnded(PortalDb db, IReadOnlyCollection<long> feeds, CancellationToken stop)
    {
        var newest = await Newest(db.Set<Run>().Where(run => run.State != RunState.Running), db.Set<Feed>().Where(feed => feeds.Contains(feed.Id)), stop);
        return await db.Set<Run>().Where(run => newest.Contains(run.Id)).ToDictionaryAsync(run => run.FeedId, stop);
    }

    /// <summary>One step into the index a feed, however often it ran.</summary>
    /// <returns>The newest of these runs of each of these feeds.</returns>
    internal static async Task<List<long>> Newest(IQueryable<Run> runs, IQueryable<Feed> feeds, CancellationToken stop) =>
        [.. (await feeds.Select(feed => runs.Where(run => run.FeedId == feed.Id).Max(run => (long?)run.Id)).ToListAsync(stop)).OfType<long>()];

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
        Close(run, end, standing, clock.GetUtcNow());
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

    /// <summary>Runs of this feed, up to the last one given, that nobody ended: the process they were in is gone. What they had committed is kept.</summary>
    /// <returns>Which were ended.</returns>
    internal Task<IReadOnlyList<long>> CloseAbandoned(long feed, long last, FeedStanding? standing) => database.Write<IReadOnlyList<long>>(async db =>
    {
        var runs = await db.Set<Run>().Where(r => r.FeedId == feed && r.State == RunState.Running && r.Id <= last).ToListAsync();
        foreach (var run in runs)
        {
            Close(run, Abandoned, standing, await LastSign(db, run));
            db.Add(new RunLine { RunId = run.Id, At = clock.GetUtcNow(), IsTrouble = true, Text = Abandoned.Message });
        }

        await db.SaveChangesAsync();
        return runs.ConvertAll(run => run.Id);
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

    /// <summary>The runs of a feed that pass the filter, from a place in the list on.</summary>
    public async Task<RunSlice> Page(long feed, RunFilter filter, RunPlace place, int size, CancellationToken stop = default)
    {
        var isBackwards = place is { After: null, Before: not null };
        var upwards = filter.OldestFirst != isBackwards;
        await using var db = database.Read();
        var runs = filter.Narrow(db.Set<Run>().Where(run => run.FeedId == feed));
        if ((place.After ?? place.Before) is { } edge) runs = upwards ? runs.Where(run => run.Id > edge) : runs.Where(run => run.Id < edge);
        var found = await (upwards ? runs.OrderBy(run => run.Id) : runs.OrderByDescending(run => run.Id)).Take(size + 1).ToListAsync(stop);
        var (hasMore, shown) = (found.Count > size, found.Take(size));
        return isBackwards ? new RunSlice([.. shown.Reverse()], hasMore, HasLater: true) : new RunSlice([.. shown], place.After is not null, hasMore);
    }

    /// <summary>All of them, read in pages.</summary>
    public async IAsyncEnumerable<Run> All(long feed, RunFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var place = new RunPlace(); ;)
        {
            var page = await Page(feed, filter, place, ExportPage, stop);
            foreach (var run in page.Runs) yield return run;
            if (!page.HasLater) yield break;
            place = new RunPlace(After: page.Runs[^1].Id);
        }
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

    /// <summary>The last lines of a run that hold the text, in small letters or capital ones, in their order.</summary>
    [SuppressMessage("Globalization", "CA1304", Justification = Compares), SuppressMessage("Globalization", "CA1311", Justification = Compares), SuppressMessage("Performance", "CA1862", Justification = Compares)]
    public async Task<IReadOnlyList<RunLine>> Lines(long run, string text, int most, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var lines = db.Set<RunLine>().Where(line => line.RunId == run);
        var small = text.ToLowerInvariant();
        if (small.Length > 0) lines = lines.Where(line => line.Text.ToLower().Contains(small));
        return [.. (await lines.OrderByDescending(line => line.Id).Take(most).ToListAsync(stop)).AsEnumerable().Reverse()];
    }

    static RunEnd Abandoned { get; } = new(RunState.Interrupted, "The portal ended before this run did. What it had read is kept, and the next run goes on from there.");

    /// <summary>When it last wrote a line or changed a record, as far as the end of the log of all records tells. The time that nobody was there is not its own.</summary>
    static async Task<DateTimeOffset> LastSign(PortalDb db, Run run)
    {
        var head = await db.Set<EventRow>().MaxAsync(e => (long?)e.Position) ?? 0;
        var changed = await db.Set<EventRow>().Where(e => e.Position > head - LookedAt && e.Run == run.Id).MaxAsync(e => (long?)e.At);
        var told = await db.Set<RunLine>().Where(line => line.RunId == run.Id).MaxAsync(line => (DateTimeOffset?)line.At);
        return new[] { run.StartedAt, told ?? run.StartedAt, changed is { } at ? Instant.At(at) : run.StartedAt }.Max();
    }

    static void Close(Run run, RunEnd end, FeedStanding? standing, DateTimeOffset at)
    {
        (run.State, run.Message, run.Who, run.NotBefore, run.EndedAt) = (end.State, end.Message, end.Who, end.NotBefore, at);
        if (standing is null || standing.Run != run.Id) return;
        (run.Pass, run.Everything, run.Pages) = (standing.Pass, standing.Everything, standing.Pages);
        (run.Read, run.Added, run.Changed, run.Unchanged, run.Deleted, run.Quarantined) = standing.Counts;
    }
}
