using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Scheduling;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Scheduling;

/// <summary>Feeds run by themselves: in their interval, one run at a time, and once for all slots that were missed.</summary>
public sealed class ScheduleTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_feed_runs_in_its_interval(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(Second) }, host: true);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"}]"""));

        await house.StartHost();

        await house.Ended(3);
        Assert.All(await house.Book.Of(house.Feed.Id, 0, 3, Stop), run => Assert.Equal((RunTrigger.Schedule, RunState.Succeeded), (run.Trigger, run.State)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Slots_that_come_while_it_runs_pass_and_then_it_runs_once(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(Second) }, host: true);
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        house.Script.Say(new ScriptedPage("[]") { Before = async stop => { reached.TrySetResult(); await go.Task.WaitAsync(stop); } });
        await house.StartHost();
        await reached.Task.WaitAsync(Stop);

        Assert.IsType<AlreadyRuns>((await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Refusal);
        Assert.Equal(1, await house.Book.Count(house.Feed.Id, Stop));
        go.SetResult();
        await house.Ended(2);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_slot_that_finds_somebody_reading_waits_a_moment_and_does_not_pass_until_tomorrow(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = new Schedule { Kind = ScheduleKind.Daily, Times = "06:00", Zone = "UTC" } }, host: true);
        var schedule = house.Get<FeedSchedule>();
        await schedule.ApplyAll(Stop);
        var (slot, before) = ((await schedule.Next(house.Feed.Id, Stop))!.Value, house.Now);

        await schedule.PutOff(house.Feed.Id, slot, Stop);

        var next = (await schedule.Next(house.Feed.Id, Stop))!.Value;
        Assert.InRange(next, before, house.Now + TimeSpan.FromSeconds(11));
        // When it comes, the slot after it is put as after any other.
        Assert.True(await schedule.Begin(house.Feed.Id, slot, wasPutOff: true, Stop));
        Assert.True(await schedule.Next(house.Feed.Id, Stop) > slot);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_pause_takes_it_from_the_schedule_and_a_resume_puts_it_back(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, host: true);
        house.Script.Say(new ScriptedPage("[]"));
        await house.StartHost();
        await house.Ended(1);
        var schedule = house.Get<FeedSchedule>();
        Assert.NotNull(await schedule.Next(house.Feed.Id, Stop));

        await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "The source is being moved.", Stop);
        await schedule.Apply(house.Feed.Id, Stop);
        Assert.Null(await schedule.Next(house.Feed.Id, Stop));
        Assert.IsType<FeedIsPaused>((await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Schedule), Stop)).Refusal);

        await house.Get<FeedRegistry>().Resume(Actor.Portal, house.Feed.Id, Stop);
        await schedule.Apply(house.Feed.Id, Stop);
        var next = await schedule.Next(house.Feed.Id, Stop);
        var began = (await house.Book.Of(house.Feed.Id, 0, 1, Stop))[0].StartedAt;
        Near(Slots(house).Next(began), next);

        await house.Get<FeedRegistry>().Remove(Actor.Portal, house.Feed.Id, Stop);
        await schedule.Apply(house.Feed.Id, Stop);
        Assert.Null(await schedule.Next(house.Feed.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_from_before_the_clock_was_set_back_does_not_keep_a_feed_waiting(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, host: true);
        house.Script.Say(new ScriptedPage("[]"));
        house.Back = TimeSpan.FromDays(-30);
        await house.Run();
        house.Back = TimeSpan.Zero;

        await house.Get<FeedSchedule>().Apply(house.Feed.Id, Stop);

        Near(Slots(house).Next(house.Now), await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_missed_while_the_portal_was_away_runs_once_and_soon(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, host: true);
        house.Script.Say(new ScriptedPage("[]"));
        // As if it had run last five hours ago.
        house.Back = TimeSpan.FromHours(5);
        await house.Run();
        house.Back = TimeSpan.Zero;

        await house.StartHost();

        await house.Ended(2);
        Near(Slots(house).Next(house.Now), await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop));
        Assert.Equal(2, await house.Book.Count(house.Feed.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_missed_while_it_was_paused_runs_once_and_soon(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, host: true);
        house.Script.Say(new ScriptedPage("[]"));
        house.Back = TimeSpan.FromHours(5);
        await house.Run();
        house.Back = TimeSpan.Zero;
        Assert.Null((await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "The source is being moved.", Stop)).Refusal);
        await house.StartHost();
        Assert.Null(await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop));

        Assert.Null((await house.Get<FeedRegistry>().Resume(Actor.Portal, house.Feed.Id, "It has moved.", Stop)).Refusal);
        await house.Get<FeedSchedule>().Apply(house.Feed.Id, Stop);

        await house.Ended(2);
        Near(Slots(house).Next(house.Now), await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop));
        Assert.Equal(2, await house.Book.Count(house.Feed.Id, Stop));
    }

    /// <summary>As Quartz keeps it on PostgreSQL while no instance is there: a trigger from five hours ago.</summary>
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_slot_that_was_put_and_missed_is_put_off_a_little_and_runs_once(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, host: true);
        house.Script.Say(new ScriptedPage("[]"));
        house.Back = TimeSpan.FromHours(5);
        await house.Run();
        await house.Get<FeedSchedule>().Apply(house.Feed.Id, Stop);
        Assert.True(await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop) < house.Now + TimeSpan.FromHours(5));
        house.Back = TimeSpan.Zero;

        await house.StartHost();

        await house.Ended(2);
        Near(Slots(house).Next(house.Now), await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop));
        Assert.Equal(2, await house.Book.Count(house.Feed.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Many_slots_that_were_missed_together_do_not_begin_together(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, host: true);
        var schedule = house.Get<FeedSchedule>();
        long[] feeds = [house.Feed.Id, await Another(house, "Second"), await Another(house, "Third")];

        var before = house.Now;
        foreach (var feed in feeds) Assert.False(await schedule.Begin(feed, before.AddHours(-5), wasPutOff: false, Stop));
        var next = new List<DateTimeOffset>();
        foreach (var feed in feeds) next.Add((await schedule.Next(feed, Stop))!.Value);

        Assert.All(next, at => Assert.InRange(at, before, house.Now + TimeSpan.FromSeconds(10)));
        Assert.All(next.Order().Zip(next.Order().Skip(1)), pair => Assert.True(pair.Second - pair.First > TimeSpan.FromMilliseconds(150)));
        Assert.True(await schedule.Begin(feeds[0], house.Now.AddHours(-5), wasPutOff: true, Stop));
        Near(Slots(house).Next(house.Now), await schedule.Next(feeds[0], Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_daily_feed_waits_for_its_time_and_says_when_it_comes(DatabaseKind kind)
    {
        var daily = new Schedule { Kind = ScheduleKind.Daily, Times = "03:10, 15:10", Zone = "Australia/Lord_Howe" };
        await using var house = await SyncHouse.Open(kind, draft => draft with { Schedule = daily }, host: true);

        await house.Get<FeedSchedule>().ApplyAll(Stop);

        var expected = Slots(house).Slots(house.Now, 5).ToArray();
        Near(expected[0], await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop));
        Assert.Equal(expected, await house.Get<FeedSchedule>().Ahead(house.Feed, daily, 5, Stop));
        Assert.Equal(0, await house.Book.Count(house.Feed.Id, Stop));
    }

    [Fact]
    public async Task Of_two_instances_one_runs_a_feed_at_a_time()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Postgres);
        await using var hold = await house.Get<IDatabase>().Hold($"feed {house.Feed.Id}", Stop);

        Assert.IsType<AlreadyRuns>((await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Refusal);

        await hold!.DisposeAsync();
        house.Script.Say(new ScriptedPage("[]"));
        Assert.Equal(RunState.Succeeded, (await house.Run()).State);
    }

    static Timetable Slots(SyncHouse house) => house.Feed.Schedule.ToTimetable(house.Feed.Id, house.Feed.CreatedAt, _ => null)!;

    static async Task<long> Another(SyncHouse house, string name) =>
        (await house.Get<FeedRegistry>().Add(Actor.Portal, house.Feed.StreamId, FeedDraft.Of(house.Feed) with { Name = name }, Stop)).Value.Id;

    static void Near(DateTimeOffset? expected, DateTimeOffset? got) => Assert.InRange((got - expected)!.Value, TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(2));
}
