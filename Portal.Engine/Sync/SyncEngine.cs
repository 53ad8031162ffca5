using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync;

/// <summary>Runs feeds: one run a feed at a time, each to its end or until it is told to stop.</summary>
public sealed partial class SyncEngine : IAsyncDisposable
{
    readonly FeedPlans _plans;
    readonly SourceClients _clients;
    readonly RecordStore _store;
    readonly RunBook _book;
    readonly Doubts _doubts;
    readonly DriftWatch _drifts;
    readonly ApiSigns _signs;
    readonly Seals _seals;
    readonly QuarantineReader _quarantine;
    readonly IDatabase _database;
    readonly TimeProvider _clock;
    readonly ILogger<SyncEngine> _logger;
    readonly ConcurrentDictionary<long, LiveRun> _running = new();
    readonly CancellationTokenSource _closing = new();

    internal SyncEngine(FeedPlans plans, SourceClients clients, RecordStore store, RunBook book, Doubts doubts, DriftWatch drifts, ApiSigns signs, Seals seals, QuarantineReader quarantine, IDatabase database, TimeProvider clock, ILogger<SyncEngine> logger) =>
        (_plans, _clients, _store, _book, _doubts, _drifts, _signs, _seals, _quarantine, _database, _clock, _logger) = (plans, clients, store, book, doubts, drifts, signs, seals, quarantine, database, clock, logger);

    /// <summary>Says of which feed the progress moved. Raised on the thread of the run, so listeners take it and go.</summary>
    public event Action<long>? Moved;

    public IReadOnlyList<RunProgress> Running => [.. _running.Values.Select(live => live.Progress)];

    public RunProgress? Progress(long feed) => _running.TryGetValue(feed, out var live) ? live.Progress : null;

    /// <summary>Lines of a run that is under way and that are not written yet.</summary>
    public IReadOnlyList<RunLine> Waiting(long feed) => _running.TryGetValue(feed, out var live) ? live.Log?.Waiting ?? [] : [];

    /// <summary>How many lines of the run that is under way are written.</summary>
    public int Written(long feed) => _running.TryGetValue(feed, out var live) ? live.Log?.Written ?? 0 : 0;

    /// <summary>Begins a run; it goes on by itself.</summary>
    /// <returns>The run, or why none begins.</returns>
    public async Task<Outcome<RunUnderWay>> Start(long feed, RunRequest request, CancellationToken stop = default)
    {
        var live = new LiveRun(CancellationTokenSource.CreateLinkedTokenSource(_closing.Token));
        if (_closing.IsCancellationRequested || !_running.TryAdd(feed, live)) return new AlreadyRuns();
        try
        {
            var planned = await _plans.Of(feed, stop);
            if (planned.Refusal is NoSuchFeed missing) return await End(feed, missing);
            live.Hold = await _database.Hold($"feed {feed}", stop);
            if (live.Hold is null) return await End(feed, new AlreadyRuns());
            if (planned.Succeeded(out var plan, out _) && plan.Feed.PausedAt is not null && request.Trigger == RunTrigger.Schedule) return await End(feed, new FeedIsPaused());
            var run = await _book.Begin(feed, plan?.Stream.Id ?? 0, request, stop);
            live.Log = new RunLog(run.Id, _book, _clock);
            live.Move(_ => new RunProgress(run.Id, feed, plan?.Source.Id ?? 0, run.StartedAt, run.StartedAt, 0, default));
            Moved?.Invoke(feed);
            return new RunUnderWay(run.Id, Task.Run(() => Go(live, run, planned, request), CancellationToken.None));
        }
        catch
        {
            await End(feed, new AlreadyRuns());
            throw;
        }
    }

    /// <summary>Asks a run to stop. What it has committed is kept, and the next run goes on from there.</summary>
    /// <returns>Whether one was running.</returns>
    public bool Cancel(long feed, string by)
    {
        if (!_running.TryGetValue(feed, out var live)) return false;
        live.CancelledBy = by;
        live.Move(now => now with { IsCancelling = true });
        live.Cancel();
        Moved?.Invoke(feed);
        return true;
    }

    /// <summary>Stops all runs, and waits until each has said how far it came.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_running.Values.Select(live => live.Ended.Task));
        _closing.Dispose();
    }

    /// <summary>Says that something of the feed is another now, though none of its runs is in this process.</summary>
    internal void Tell(long feed) => Moved?.Invoke(feed);

    async Task<Refusal> End(long feed, Refusal refusal)
    {
        if (_running.TryRemove(feed, out var live)) await live.DisposeAsync();
        return refusal;
    }

    async Task<RunEnd> Go(LiveRun live, Run run, Outcome<FeedPlan> planned, RunRequest request)
    {
        (FeedPlan Plan, ShapeLook Look)? seen = null;
        var end = await Guarded(async () =>
        {
            if (!planned.Succeeded(out var plan, out var refusal)) return RunEnd.Of(refusal);
            await _book.CloseAbandoned(plan.Feed.Id, run.Id - 1, await _store.Standing(plan.Feed.Id, live.Stop.Token));
            if (!(await _store.Claim(plan.Feed, run.Id, request.Everything, live.Stop.Token)).Succeeded(out var place, out refusal)) return RunEnd.Of(refusal);
            // Whoever changed the feed before the claim is heard now; whoever does after it takes the place away.
            if (!(await _plans.Of(plan.Feed.Id, live.Stop.Token)).Succeeded(out plan, out refusal)) return RunEnd.Of(refusal);
            if (!(await _seals.Get(live.Stop.Token)).Succeeded(out var fields, out refusal)) return RunEnd.Of(refusal);
            var known = await _drifts.Known(plan, live.Stop.Token);
            var (look, guard) = (new ShapeLook(path => known?.Knows(path) == true), new ShapeGuard(plan.Mapping, plan.Entity, known));
            var runner = new FeedRunner(plan, Reading(plan, request, live), request, fields, _store, _doubts, look, guard, live.Log!, (attempts, page) => Tell(live, now => now with { Attempts = attempts, Asks = page }), (done, pages) => Tell(live, done, pages));
            var ended = await runner.Run(place, live.Stop.Token);
            if (guard.Kept.Count > 0) live.Log!.Trouble($"Its rows say nothing of {string.Join(", ", guard.Kept)} any more. What is stored of that is kept.");
            if (!request.Replay) seen = (plan, look);
            return ended;
        }, live, run);

        if (seen is { } found) await Judge(found.Plan, found.Look, end, live, run);
        await Close(live, run, end);
        return end;
    }

    Func<FeedPlace, CancellationToken, IAsyncEnumerable<Outcome<Page>>> Reading(FeedPlan plan, RunRequest request, LiveRun live)
    {
        if (request.Replay) return _quarantine.Read;
        // A schedule spares a source that fails; a person who asks wants to know how it is now.
        if (request.Trigger == RunTrigger.Person) _clients.LetTry(plan.Source);
        var client = _clients.For(plan.Source, retry => Tell(live, now => now with { Retry = retry }));
        return (place, stop) => plan.Connector.Read(new ReadContext(plan.Settings, place.Cursor, place.Pass.Everything, client, _clock) { HasBegunBefore = place.Pass.Number > 1 }, stop);
    }

    /// <summary>What the run says of the source itself: how its rows look, and whether its version still answers. How it ended is decided, whatever becomes of that.</summary>
    async Task Judge(FeedPlan plan, ShapeLook look, RunEnd end, LiveRun live, Run run)
    {
        try
        {
            await _drifts.After(plan, look, live.Log!, CancellationToken.None);
            if (end.State == RunState.Succeeded) await _signs.Answers(plan.Source.Id, plan.Feed.Id, CancellationToken.None);
            else if (end.Status == HttpStatusCode.Gone || (end.State == RunState.Failed && SignReader.TellsRetired(end.Message))) await _signs.Gone(plan.Source, plan.Feed.Id, end.Message, CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.NotJudged(_logger, e, run.Id, run.FeedId);
        }
    }

    /// <summary>Whatever happens, a run says how it ended.</summary>
    async Task<RunEnd> Guarded(Func<Task<RunEnd>> work, LiveRun live, Run run)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (live.Stop.IsCancellationRequested)
        {
            return live.CancelledBy is { } by
                ? new RunEnd(RunState.Cancelled, $"{by} stopped it. What it had read is kept, and the next run goes on from there.")
                : new RunEnd(RunState.Interrupted, "The portal was stopped. What it had read is kept, and the next run goes on from there.");
        }
        catch (Exception e)
        {
            Log.Broke(_logger, e, run.Id, run.FeedId);
            return _database.Explain(e) is { } known
                ? new RunEnd(RunState.Failed, known, Who.Us)
                : new RunEnd(RunState.Failed, "It broke because of a defect in the portal. Its log says where; tell whoever makes the portal. What it had read until then is kept.", Who.Us);
        }
    }

    async Task Close(LiveRun live, Run run, RunEnd end)
    {
        try
        {
            if (end.State is RunState.Failed or RunState.Doubtful) live.Log!.Trouble(end.Message);
            else live.Log!.Tell(end.Message);
            await live.Log.Write();
            await _book.End(run.Id, end, live.Progress.Attempts, await _store.Standing(run.FeedId, CancellationToken.None));
            Log.Ended(_logger, run.Id, run.FeedId, end.State, live.Progress.Counts.Read);
        }
        catch (Exception e)
        {
            // The database takes no word of it either; the next run of the feed will close this one.
            Log.Broke(_logger, e, run.Id, run.FeedId);
        }
        finally
        {
            live.Move(now => now with { End = end, At = _clock.GetUtcNow() });
            await LetGo(live, run);
            Moved?.Invoke(run.FeedId);
        }
    }

    async Task LetGo(LiveRun live, Run run)
    {
        try
        {
            await live.DisposeAsync();
        }
        catch (Exception e)
        {
            Log.Broke(_logger, e, run.Id, run.FeedId);
        }
        finally
        {
            _running.TryRemove(run.FeedId, out _);
        }
    }

    void Tell(LiveRun live, Committed done, int pages) =>
        Tell(live, now => now with { At = _clock.GetUtcNow(), Pages = now.Pages + pages, Counts = now.Counts + done.Counts });

    void Tell(LiveRun live, Func<RunProgress, RunProgress> step)
    {
        live.Move(step);
        Moved?.Invoke(live.Progress.Feed);
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Run {Run} of feed {Feed} broke")]
        public static partial void Broke(ILogger logger, Exception exception, long run, long feed);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "What run {Run} of feed {Feed} says of its source could not be judged")]
        public static partial void NotJudged(ILogger logger, Exception exception, long run, long feed);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Run {Run} of feed {Feed} ended: {State}, {Read} read")]
        public static partial void Ended(ILogger logger, long run, long feed, RunState state, long read);
    }
}
