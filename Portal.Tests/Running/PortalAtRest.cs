using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Scheduling;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Quartz;

namespace Portal.Tests.Running;

static class PortalAtRest
{
    /// <summary>None of its feeds runs by itself from now on, and none is running.</summary>
    public static async Task Rest(this PortalUnderTest portal)
    {
        var stop = TestContext.Current.CancellationToken;
        T Get<T>() where T : notnull => portal.Services.GetRequiredService<T>();
        Feed[] feeds;
        await using (var db = Get<IDatabase>().Read()) feeds = await db.Set<Feed>().ToArrayAsync(stop);
        foreach (var feed in feeds)
        {
            Assert.Null((await Get<FeedRegistry>().Change(Actor.Portal, feed.Id, FeedDraft.Of(feed) with { Schedule = Schedule.WhenAsked }, stop)).Refusal);
            await Get<FeedSchedule>().Apply(feed.Id, stop);
        }

        // A slot that came before is on its way to its run, and nobody tells when it is there.
        var scheduler = await Get<ISchedulerFactory>().GetScheduler(stop);
        while ((await scheduler.QueryFireInstances(new FireInstanceQuery(), stop)).Items.Count > 0) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, stop);
        await Get<SyncEngine>().Rest(stop);
    }
}
