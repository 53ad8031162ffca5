using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Running;

namespace Portal.Engine.Sync.Drifting;

/// <summary>Looks after each run at what its rows looked like, and does what the stream's policy says where they are not as before.</summary>
sealed partial class DriftWatch(IDatabase database, Proposals proposals, FeedRegistry feeds, FeedCheck check, DriftBook book, TimeProvider clock, ILogger<DriftWatch> logger)
{
    /// <summary>What is learnt of many rows changes little with each run, so that it is not written each time. What was accepted lately is known by few.</summary>
    const long FewRows = 200;

    static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <returns>What may be expected of the rows; null if nothing is known.</returns>
    public async Task<KnownRows?> Known(FeedPlan plan, CancellationToken stop)
    {
        if (await book.Shape(plan.Feed.Id, stop) is not { } shape) return null;
        var open = (await book.Open(plan.Feed.Id, stop))?.Changes ?? [];
        if (check.ReadsTheSame(plan.Feed, shape.Settings)) return new KnownRows(shape.Fields, shape.Suspected, open);
        // Of other settings nothing is known, but what was missing before them is not settled by that.
        return new KnownRows(shape.Fields.Where(field => open.Any(change => change.Kind == DriftKind.Missing && change.Path == field.Path)), [], open);
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
        var known = await book.Shape(feed, stop);
        if (known?.Settings == plan.Feed.Settings && await book.Open(feed, stop) is null && IsNothingNew(known, look, at)) return null;

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
                if (!check.ReadsTheSame(plan.Feed, shape.Settings)) drift = Begin(shape, drift, plan, look, at);
                shape.Settings = plan.Feed.Settings;
            }

            var found = Comparison.Of(shape, look, at);
            var sure = Weighing.Of(shape, drift, found, look, at);
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
        known.Suspected.Count == 0 && known.Rows > FewRows && known.Fields.All(field => field.Rows > FewRows) && at - known.UpdatedAt < Between
        && look.Fields.Keys.All(known.Fields.Select(field => field.Path).ToHashSet(StringComparer.Ordinal).Contains) && Comparison.Of(known, look, at).Count == 0;

    /// <summary>Other settings begin it anew, but for what is mapped and missing still: what is stored of that would be lost.</summary>
    /// <returns>The drift, if something is left of it.</returns>
    static Drift? Begin(FeedShape shape, Drift? drift, FeedPlan plan, ShapeLook look, DateTimeOffset at)
    {
        DriftChange[] left = [.. (drift?.Changes ?? []).Where(change => change.Kind == DriftKind.Missing && !look.Fields.ContainsKey(change.Path) && Touching.Of(plan.Mapping, change.Path).Count > 0)];
        Learning.Anew(shape, left);
        if (drift is null) return null;
        if (left.Length == 0)
        {
            Close(drift, DriftEnd.ReadsOtherwise, at);
            return null;
        }

        drift.Changes = left;
        return drift;
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
