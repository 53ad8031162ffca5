using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Engine.Scheduling;

/// <summary>Two portals on one database.</summary>
public sealed class TwoInstancesTests
{
    const int Runs = 6;

    /// <summary>Longer than a start is late where the machine has much to do: a run is known by the slot before it.</summary>
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slot_runs_once_whichever_of_two_instances_takes_it()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await using var one = await PortalUnderTest.StartOn(storage, settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=50", "--Portal:SampleCompany:LoginDays=1"]);
        await using var other = await PortalUnderTest.StartOn(storage);
        var moved = new SemaphoreSlim(0);
        foreach (var portal in new[] { one, other }) portal.Services.GetRequiredService<SyncEngine>().Moved += _ => moved.Release();
        var source = (await one.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Value;
        var stream = (await one.Services.GetRequiredService<StreamRegistry>().List(source.Id, Stop))[0];
        var feeds = one.Services.GetRequiredService<FeedRegistry>();
        var feed = (await feeds.List(stream.Id, Stop))[0];
        feed = (await feeds.Change(Actor.Portal, feed.Id, FeedDraft.Of(feed) with { Schedule = Schedule.Each(Every) }, Stop)).Value;

        var book = one.Services.GetRequiredService<RunBook>();
        Run[] runs;
        while ((runs = [.. (await book.Of(feed.Id, 0, 50, Stop)).Where(run => run.Trigger == RunTrigger.Schedule && run.EndedAt is not null)]).Length < Runs) await moved.WaitAsync(Stop);

        // A run belongs to the last slot before it.
        var slots = feed.Schedule.ToTimetable(feed.Id, feed.CreatedAt, _ => null)!;
        var taken = runs.Where(run => run.StartedAt > feed.ScheduledAt + (2 * Every)).Select(run => slots.Next(run.StartedAt)).ToArray();
        Assert.True(taken.Length >= Runs / 2);
        Assert.Equal(taken.Length, taken.Distinct().Count());
    }
}
