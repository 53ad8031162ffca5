using Microsoft.Extensions.Hosting;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>A run whose process is gone says so by itself, and does not go on for as long as nobody is there.</summary>
public sealed class AbandonedRunsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_whose_process_is_gone_is_ended_at_the_start(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var id = await Killed(house);
        house.Clock.Advance(TimeSpan.FromHours(9));
        var moved = new List<long>();
        house.Engine.Moved += moved.Add;

        var loop = Loop(house);
        await loop.StartAsync(Stop);
        await loop.StopAsync(Stop);

        var run = (await house.Book.Find(id, Stop))!;
        Assert.Equal((RunState.Interrupted, 1, 1, 1), (run.State, run.Pages, run.Read, run.Added));
        Assert.Equal(TimeSpan.FromMinutes(3), run.EndedAt - run.StartedAt);
        var line = (await house.Book.Lines(id, Stop))[^1];
        Assert.Equal((run.Message, true), (line.Text, line.IsTrouble));
        Assert.Equal([house.Feed.Id], moved);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_that_dies_while_others_live_is_ended_within_a_minute_or_two(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var loop = Loop(house);
        await loop.StartAsync(Stop);
        await house.Clock.SomebodyWaits(AbandonedRuns.Pause, stop: Stop);
        var id = await Killed(house);

        var hold = await house.Get<IDatabase>().Hold($"feed {house.Feed.Id}", Stop);
        await Minute(house);
        Assert.Equal(RunState.Running, (await house.Book.Find(id, Stop))!.State);

        await hold!.DisposeAsync();
        await Minute(house);
        Assert.Equal(RunState.Interrupted, (await house.Book.Find(id, Stop))!.State);
        await loop.StopAsync(Stop);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_that_is_under_way_is_left_alone(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var (reached, on) = (new TaskCompletionSource(), new TaskCompletionSource());
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Al"}]""") { Before = stop => { reached.TrySetResult(); return on.Task.WaitAsync(stop); } });
        var under = (await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value;
        await reached.Task.WaitAsync(Stop);

        var loop = Loop(house);
        await loop.StartAsync(Stop);
        await loop.StopAsync(Stop);
        Assert.Equal(RunState.Running, (await house.Book.Find(under.Run, Stop))!.State);

        on.SetResult();
        Assert.Equal(RunState.Succeeded, (await under.Ended.WaitAsync(Stop)).State);
    }

    static AbandonedRuns Loop(SyncHouse house) => house.Get<IEnumerable<IHostedService>>().OfType<AbandonedRuns>().Single();

    static async Task Minute(SyncHouse house)
    {
        house.Clock.Advance(AbandonedRuns.Pause);
        await house.Clock.SomebodyWaits(AbandonedRuns.Pause, stop: Stop);
    }

    /// <summary>A run that committed a page three minutes after it began, as a process that dies after that leaves it.</summary>
    static async Task<long> Killed(SyncHouse house)
    {
        house.Script.Say(
            new ScriptedPage("""[{"id":"a","name":"Al"}]""") { Before = _ => { house.Clock.Advance(TimeSpan.FromMinutes(3)); return Task.CompletedTask; } },
            ScriptedPage.No(new Portal.Engine.Resilience.Failure(Portal.Engine.Resilience.Who.Source, "down")));
        var run = await house.Run();
        await house.Get<IDatabase>().Write(async db =>
        {
            await db.Set<RunLine>().Where(line => line.RunId == run.Id).ExecuteDeleteAsync(Stop);
            return await db.Set<Run>().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, RunState.Running).SetProperty(r => r.EndedAt, (DateTimeOffset?)null).SetProperty(r => r.Message, (string?)null)
                .SetProperty(r => r.Pages, 0).SetProperty(r => r.Read, 0).SetProperty(r => r.Added, 0), Stop);
        }, WritePriority.Program, Stop);
        return run.Id;
    }
}
