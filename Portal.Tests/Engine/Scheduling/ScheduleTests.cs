using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Scheduling;
using Portal.Engine.Sources;
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
        await using var house = await SyncHouse.Open(kind, draft => draft with { Every = Second }, host: true);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"}]"""));

        await house.StartHost();

        await house.Ended(3);
        Assert.All(await house.Book.Of(house.Feed.Id, 0, 3, Stop), run => Assert.Equal((RunTrigger.Schedule, RunState.Succeeded), (run.Trigger, run.State)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Slots_that_come_while_it_runs_pass_and_then_it_runs_once(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Every = Second }, host: true);
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
    public async Task A_pause_takes_it_from_the_schedule_and_a_resume_puts_it_back(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Every = TimeSpan.FromHours(1) }, host: true);
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
        Assert.Equal(began.AddHours(1).ToUnixTimeSeconds(), next!.Value.ToUnixTimeSeconds());

        await house.Get<FeedRegistry>().Remove(Actor.Portal, house.Feed.Id, Stop);
        await schedule.Apply(house.Feed.Id, Stop);
        Assert.Null(await schedule.Next(house.Feed.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_from_before_the_clock_was_set_back_does_not_keep_a_feed_waiting(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Every = TimeSpan.FromHours(1) }, host: true);
        house.Script.Say(new ScriptedPage("[]"));
        house.Back = TimeSpan.FromDays(-30);
        await house.Run();
        house.Back = TimeSpan.Zero;

        await house.Get<FeedSchedule>().Apply(house.Feed.Id, Stop);

        var next = await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop);
        Assert.InRange(next!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(61));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_missed_while_the_portal_was_away_runs_once_and_soon(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Every = TimeSpan.FromHours(1) }, host: true);
        house.Script.Say(new ScriptedPage("[]"));
        // As if it had run last five hours ago.
        house.Back = TimeSpan.FromHours(5);
        await house.Run();
        house.Back = TimeSpan.Zero;

        await house.StartHost();

        await house.Ended(2);
        var next = await house.Get<FeedSchedule>().Next(house.Feed.Id, Stop);
        Assert.InRange(next!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(61));
        Assert.Equal(2, await house.Book.Count(house.Feed.Id, Stop));
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
}
