using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Freshness;

/// <summary>Verdicts as committed runs make them, and the history that is written of them.</summary>
public sealed class MonitorTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stream_goes_from_unknown_to_fresh_late_and_stale_and_back_and_the_history_says_when(DatabaseKind kind)
    {
        await using var house = await Promised(kind, 3 * Hour);
        await Look(house);
        var made = house.Clock.GetUtcNow();
        house.Clock.Advance(Minute);
        await Read(house);
        var begun = house.Clock.GetUtcNow();
        await Look(house);
        foreach (var _ in Enumerable.Range(0, 4 * 60))
        {
            house.Clock.Advance(Minute);
            await Look(house);
        }

        await Read(house);
        var again = house.Clock.GetUtcNow();
        await Look(house);

        Assert.Equal(
            [
                (made, Verdict.Unknown, Reason.NeverVerified),
                (begun, Verdict.Fresh, Reason.InTime),
                // An hour after it was made, and not after it was read.
                (After(made + Hour + (6 * Minute)), Verdict.Late, Reason.Overdue),
                (After(begun + (3 * Hour)), Verdict.Stale, Reason.TooOld),
                (again, Verdict.Fresh, Reason.InTime),
            ],
            await Told(house));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_a_dead_monitor_missed_is_told_afterwards_with_the_moments_at_which_it_was_so(DatabaseKind kind)
    {
        await using var house = await Promised(kind, 3 * Hour);
        await Read(house);
        var begun = house.Clock.GetUtcNow();
        await Look(house);
        house.Clock.Advance(30 * Minute);
        await Look(house);

        await house.Restart();
        house.Clock.Advance(TimeSpan.FromDays(2));
        await Look(house);

        Assert.Equal(
            [(begun, Verdict.Fresh), (After(begun + Hour + (6 * Minute)), Verdict.Late), (After(begun + (3 * Hour)), Verdict.Stale)],
            (await Told(house)).Select(told => (told.At, told.Verdict)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_pause_makes_a_stream_unknown_and_going_on_makes_it_due_anew(DatabaseKind kind)
    {
        await using var house = await Promised(kind, 10 * Hour);
        await Read(house);
        await Look(house);
        house.Clock.Advance(30 * Minute);
        await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "Year's end", Stop);
        var paused = house.Clock.GetUtcNow();
        house.Clock.Advance(5 * Second);
        await Look(house);
        house.Clock.Advance(3 * Hour);
        await house.Get<FeedRegistry>().Resume(Actor.Portal, house.Feed.Id, Stop);
        var resumed = house.Clock.GetUtcNow();
        house.Clock.Advance(5 * Second);
        await Look(house);

        var told = await Told(house);
        Assert.Equal([(paused, Verdict.Unknown, Reason.Paused), (resumed, Verdict.Fresh, Reason.InTime)], told.Skip(told.Count - 2));
        Assert.Equal(resumed + (6 * Minute), (await house.Get<FreshnessBoard>().Look(Stop)).Streams.Single().Limits.ExpectedBy);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_doubted_pass_renews_nothing_and_removals_that_wait_leave_it_unknown(DatabaseKind kind)
    {
        await using var house = await Promised(kind, 10 * Hour, feed => feed with { Sweeps = true });
        house.Script.Proves = Coverage.Everything;
        house.Script.Say(Many(30));
        await house.Run();
        var begun = house.Clock.GetUtcNow();
        house.Clock.Advance(Hour);
        house.Script.Say(new ScriptedPage("[]"));
        await house.Run();
        Assert.Equal(begun, (await Now(house)).VerifiedAt);

        await house.Get<Resets>().Believe(Actor.Portal, house.Feed, house.Feed.Id, Stop);
        await house.Run();
        Assert.Equal(new Finding(Verdict.Unknown, Reason.RemovalsWait), (await Now(house)).At(house.Clock.GetUtcNow()));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_two_monitors_each_change_is_written_once(DatabaseKind kind)
    {
        await using var house = await Promised(kind, 3 * Hour);
        using var board = new FreshnessBoard(house.Get<IDatabase>(), new StreamPlans(new(), []), house.Clock);
        using var other = new FreshnessMonitor(house.Get<IDatabase>(), board, house.Clock);
        await Read(house);
        foreach (var turn in Enumerable.Range(0, 12))
        {
            await (turn % 2 == 0 ? house.Get<FreshnessMonitor>() : other).Look(Stop);
            await (turn % 3 == 0 ? house.Get<FreshnessMonitor>() : other).Look(Stop);
            if (turn == 7) await Read(house);
            house.Clock.Advance(Hour / 2);
        }

        Assert.Equal([Verdict.Fresh, Verdict.Late, Verdict.Stale, Verdict.Fresh, Verdict.Late], (await Told(house)).Select(told => told.Verdict));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_field_with_a_promise_of_its_own_has_a_history_of_its_own_and_goes_with_its_stream(DatabaseKind kind)
    {
        await using var house = await Promised(kind, null);
        var streams = house.Get<StreamRegistry>();
        var stream = (await streams.Find(house.Feed.StreamId, Stop))!;
        Assert.Null((await streams.Change(Actor.Portal, stream.Id, StreamDraft.Of(stream) with { FieldPromises = new Dictionary<string, FieldPromise> { ["name"] = new(20 * Minute) } }, Stop)).Refusal);
        await Read(house);
        var begun = house.Clock.GetUtcNow();
        await Look(house);
        house.Clock.Advance(Hour);
        await Look(house);

        Assert.Equal([(begun, Verdict.Fresh, Reason.InTime)], await Told(house));
        Assert.Equal([(begun, Verdict.Fresh, Reason.InTime), (After(begun + (20 * Minute)), Verdict.Stale, Reason.TooOld)], await Told(house, "name"));

        Assert.Null((await streams.Remove(Actor.Portal, stream.Id, withAll: true, Stop)).Refusal);
        await Look(house);
        Assert.Empty(await Told(house));
        Assert.Empty(await Told(house, "name"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task How_much_of_the_time_it_was_fresh_is_counted_from_the_history(DatabaseKind kind)
    {
        await using var house = await Promised(kind, 3 * Hour);
        await Read(house);
        var begun = house.Clock.GetUtcNow();
        await Look(house);
        house.Clock.Advance(4 * Hour);
        await Look(house);

        var told = (await house.Get<VerdictHistory>().Of([house.Feed.StreamId], begun + Hour, Stop))[house.Feed.StreamId];
        var shares = Shares.Of(told, begun + Hour, begun + (4 * Hour), Portal.Engine.Calendars.WorkingTime.Always);
        Assert.Equal(3 * Hour, shares.Whole);
        Assert.Equal((6, 114, 60), (Math.Round(shares.Fresh.TotalMinutes), Math.Round(shares.Late.TotalMinutes), Math.Round(shares.Stale.TotalMinutes)));
        Assert.InRange(shares.OfFresh!.Value, 0.0333, 0.0334);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_forecast_says_what_goes_late_and_stale_and_a_promise_that_cannot_be_kept_is_told(DatabaseKind kind)
    {
        await using var house = await Promised(kind, 3 * Hour);
        await Read(house);
        var (begun, now) = (house.Clock.GetUtcNow(), await house.Get<FreshnessBoard>().Look(Stop));
        Assert.Equal(
            [(begun + Hour + (6 * Minute), Verdict.Late), (begun + (3 * Hour), Verdict.Stale)],
            Forecast.Of(now, begun, begun + TimeSpan.FromDays(1)).Select(coming => (coming.At, coming.To)));
        Assert.Single(Forecast.Of(now, begun, begun + (2 * Hour)));

        var stream = now.Streams.Single();
        Assert.Null(PromiseCheck.Of(stream.Plan, stream.Facts, begun));
        Assert.Equal(new Shortfall(null, begun + (40 * Minute), begun + Hour), PromiseCheck.Of(stream.Plan with { Promise = stream.Plan.Promise with { Tolerance = 40 * Minute } }, stream.Facts, begun));
    }

    /// <param name="kind">On which database.</param>
    /// <param name="tolerance">How old its stream may be.</param>
    /// <param name="feed">What is otherwise about its hourly feed.</param>
    static async Task<SyncHouse> Promised(DatabaseKind kind, TimeSpan? tolerance, Func<FeedDraft, FeedDraft>? feed = null)
    {
        var house = await SyncHouse.Open(kind, feed);
        var streams = house.Get<StreamRegistry>();
        var stream = (await streams.Find(house.Feed.StreamId, Stop))!;
        Assert.Null((await streams.Change(Actor.Portal, stream.Id, StreamDraft.Of(stream) with { Tolerance = tolerance }, Stop)).Refusal);
        return house;
    }

    static async Task Read(SyncHouse house)
    {
        house.Script.Proves = Coverage.Everything;
        house.Script.Say(Many(3));
        Assert.Equal(Portal.Engine.Sync.Runs.RunState.Succeeded, (await house.Run()).State);
    }

    static ScriptedPage Many(int count) => new($"[{string.Join(",", Enumerable.Range(0, count).Select(i => $$"""{"id":"{{i}}","name":"n{{i}}"}"""))}]");

    static Task<Look> Look(SyncHouse house) => house.Get<FreshnessMonitor>().Look(Stop);

    static async Task<Limits> Now(SyncHouse house) => (await house.Get<FreshnessBoard>().Look(Stop)).Streams.Single().Limits;

    static DateTimeOffset After(DateTimeOffset moment) => moment.AddMicroseconds(1);

    static async Task<IReadOnlyList<(DateTimeOffset At, Verdict Verdict, Reason Reason)>> Told(SyncHouse house, string field = "")
    {
        await using var db = house.Get<IDatabase>().Read();
        return [.. (await db.Set<VerdictChange>().Where(change => change.Field == field).OrderBy(change => change.Id).ToListAsync(Stop)).Select(change => (Instant.At(change.At), change.Verdict, change.Reason))];
    }
}
