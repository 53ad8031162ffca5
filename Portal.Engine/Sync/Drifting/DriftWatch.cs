using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Running;

namespace Portal.Engine.Sync.Drifting;

/// <summary>Looks after each run at what its rows looked like, and does what the stream's policy says where they are not as before.</summary>
sealed partial class DriftWatch(IDatabase database, Proposals proposals, FeedRegistry feeds, DriftBook book, TimeProvider clock, ILogger<DriftWatch> logger)
{
    /// <summary>What is learnt of many rows changes little with each run, so that it is not written each time.</summary>
    const long FewRows = 200;

    static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public async Task<FeedShape?> Known(FeedPlan plan, CancellationToken stop)
    {
        await using var db = database.Read();
        var shape = await db.Set<FeedShape>().SingleOrDefaultAsync(one => one.FeedId == plan.Feed.Id, stop);
        return shape?.Settings == plan.Feed.Settings ? shape : null;
    }

    /// <param name="plan">What was run.</param>
    /// <param name="look">What its first rows looked like.</param>
    /// <param name="log">Is told what is not as before.</param>
    /// <param name="stop">Gives up; nothing is learnt then.</param>
    public async Task After(FeedPlan plan, ShapeLook look, RunLog log, CancellationToken stop)
    {
        if (look.Rows == 0) return;
        try
        {
            if (await Judge(plan, look, stop) is { } drift) await Act(plan, look, drift, log, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotJudged(logger, e, plan.Feed.Id);
        }
    }

    /// <returns>The drift, where it opened or has something new.</returns>
    async Task<Drift?> Judge(FeedPlan plan, ShapeLook look, CancellationToken stop)
    {
        var (at, feed) = (clock.GetUtcNow(), plan.Feed.Id);
        var known = await Known(plan, stop);
        var open = await book.Open(feed, stop);
        if (known is not null && open is null && IsNothingNew(known, look, at)) return null;

        var isNews = false;
        var drift = await database.Write(async db =>
        {
            isNews = false;
            // Somebody removed it meanwhile, and then nothing of it may come back.
            if (!await db.Set<Feed>().AnyAsync(one => one.Id == feed, stop)) return null;
            var shape = await db.Set<FeedShape>().SingleOrDefaultAsync(one => one.FeedId == feed, stop) ?? db.Add(Learning.New(feed, plan.Feed.Settings, at)).Entity;
            var drift = await db.Set<Drift>().SingleOrDefaultAsync(one => one.FeedId == feed && one.ClosedAt == null, stop);
            if (shape.Settings != plan.Feed.Settings)
            {
                (shape.Settings, shape.Rows, shape.WithoutKey, shape.Fields, shape.Suspected) = (plan.Feed.Settings, 0, 0, [], []);
                if (drift is not null) Close(drift, DriftEnd.ReadsOtherwise, at);
                drift = null;
            }

            var found = Comparison.Of(shape, look, at);
            var sure = Weigh(shape, drift, found, look);
            if (drift is null && sure.Count > 0)
                drift = db.Add(new Drift { Id = await Numbers.Next(db, "drift", stop), FeedId = feed, StreamId = plan.Stream.Id, OpenedAt = at, UpdatedAt = at, Mapping = plan.Feed.Mapping }).Entity;
            if (drift is not null)
            {
                IReadOnlyList<DriftChange> changes = [.. sure.Select(change => change with { Touches = Touching.Of(plan.Mapping, change.Path) })];
                isNews = changes.Any(change => drift.Changes.All(one => !one.IsSame(change)));
                if (isNews || changes.Count != drift.Changes.Count) drift.UpdatedAt = at;
                drift.Changes = changes;
                if (changes.Count == 0) Close(drift, DriftEnd.CameBack, at);
                else if (drift.Mapping != plan.Feed.Mapping && !isNews && changes.All(IsMapped)) Settle(shape, drift, at);
            }

            Learning.Learn(shape, look, [.. shape.Suspected, .. drift is { ClosedAt: null } ? drift.Changes : []], at);
            shape.UpdatedAt = at;
            await db.SaveChangesAsync(stop);
            return drift;
        }, WritePriority.Program, stop);
        if (drift is { ClosedAt: not null, Paused: true }) await book.Resume(Actor.Portal, drift.Id, plan.Feed, stop);
        return isNews ? drift : null;

        static bool IsMapped(DriftChange change) => change.Kind == DriftKind.Added || (change.Kind is DriftKind.Missing && change.Touches.Count == 0);
    }

    static bool IsNothingNew(FeedShape known, ShapeLook look, DateTimeOffset at) =>
        known.Suspected.Count == 0 && known.Rows > FewRows && at - known.UpdatedAt < Between
        && look.Fields.Keys.All(known.Fields.Select(field => field.Path).ToHashSet(StringComparer.Ordinal).Contains) && Comparison.Of(known, look, at).Count == 0;

    /// <summary>What is no blip is a drift; what is different for the first time is remembered until the next run.</summary>
    static List<DriftChange> Weigh(FeedShape shape, Drift? drift, IReadOnlyList<DriftChange> found, ShapeLook look)
    {
        var (sure, suspected) = (new List<DriftChange>(), new List<DriftChange>());
        foreach (var change in found)
        {
            if (drift?.Changes.FirstOrDefault(change.IsSame) is { } known) sure.Add(change with { Since = known.Since, Runs = known.Runs + 1 });
            else if (shape.Suspected.FirstOrDefault(change.IsSame) is { } before) Add(change with { Since = before.Since, Runs = before.Runs + 1 });
            else Add(change);
        }

        foreach (var before in drift?.Changes ?? [])
        {
            var now = before with { Back = before.Back + 1 };
            if (!found.Any(before.IsSame) && !Comparison.IsOver(now, look)) sure.Add(now);
        }

        shape.Suspected = suspected;
        return sure;

        void Add(DriftChange change) => (Comparison.IsSure(change) ? sure : suspected).Add(change);
    }

    /// <summary>Somebody mapped it otherwise, and nothing that is mapped is touched any more.</summary>
    static void Settle(FeedShape shape, Drift drift, DateTimeOffset at)
    {
        Learning.Accept(shape, drift.Changes, at);
        Close(drift, DriftEnd.Mapped, at);
    }

    static void Close(Drift drift, DriftEnd end, DateTimeOffset at) => (drift.ClosedAt, drift.End, drift.ClosedBy) = (at, end, Actor.Portal.Name);

    async Task Act(FeedPlan plan, ShapeLook look, Drift drift, RunLog log, CancellationToken stop)
    {
        log.Trouble($"Its rows are not what they were: {DriftWords.Say(drift.Changes)}.");
        Log.Drifted(logger, plan.Feed.Id, drift.Changes.Count);
        if (plan.Stream.Drift is DriftPolicy.Offer or DriftPolicy.Apply) await book.Propose(drift.Id, await proposals.Of(plan, look, drift.Changes, stop), stop);
        if (plan.Stream.Drift == DriftPolicy.Apply && (await book.Apply(Actor.Portal, drift.Id, onlySure: true, stop)).Succeeded(out var applied, out _) && applied > 0) log.Tell("What is plain was mapped by itself. The next run reads everything by it.");
        if (plan.Stream.Drift == DriftPolicy.Pause && plan.Feed.PausedAt is null && (await feeds.Pause(Actor.Portal, plan.Feed.Id, DriftWords.WhyPaused(drift.Changes), stop)).Refusal is null) await book.NotePause(drift.Id, stop);
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The rows of feed {Feed} are not what they were, in {Changes} ways")]
        public static partial void Drifted(ILogger logger, long feed, int changes);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "What the rows of feed {Feed} look like could not be judged")]
        public static partial void NotJudged(ILogger logger, Exception exception, long feed);
    }
}
