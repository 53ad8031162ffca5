using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Scheduling;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Engine.Scheduling;

/// <summary>Two portals on one database.</summary>
public sealed class TwoInstancesTests
{
    const int Runs = 6;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slot_runs_once_whichever_of_two_instances_takes_it()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await using var one = await PortalUnderTest.StartOn(storage, settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=50", "--Portal:SampleCompany:LoginDays=1"]);
        await using var other = await PortalUnderTest.StartOn(storage);
        var (took, more) = (new ConcurrentQueue<(long Feed, DateTimeOffset Slot)>(), new SemaphoreSlim(0));
        foreach (var portal in new[] { one, other })
        {
            portal.Services.GetRequiredService<FeedSchedule>().Took += (id, slot) =>
            {
                took.Enqueue((id, slot));
                more.Release();
            };
        }

        var source = (await one.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Value;
        var stream = (await one.Services.GetRequiredService<StreamRegistry>().List(source.Id, Stop))[0];
        var feeds = one.Services.GetRequiredService<FeedRegistry>();
        var feed = (await feeds.List(stream.Id, Stop))[0];
        feed = (await feeds.Change(Actor.Portal, feed.Id, FeedDraft.Of(feed) with { Schedule = Schedule.Each(Every) }, Stop)).Value;

        // A run may begin so late that the next slot has come; it says itself which one it is for.
        DateTimeOffset[] taken;
        while ((taken = [.. took.Where(run => run.Feed == feed.Id && run.Slot > feed.ScheduledAt).Select(run => run.Slot)]).Length < Runs) await more.WaitAsync(Stop);

        Assert.Equal(taken.Length, taken.Distinct().Count());
        var book = one.Services.GetRequiredService<RunBook>();
        Assert.True((await book.Of(feed.Id, 0, 50, Stop)).Count(run => run.Trigger == RunTrigger.Schedule) >= Runs);
    }
}
