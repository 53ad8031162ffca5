using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Scheduling;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;
using Quartz;

namespace Portal.Tests.Engine.Scheduling;

/// <summary>How the schedule follows what people say to their feeds.</summary>
public sealed class FeedScheduleTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_feed_that_cannot_be_scheduled_does_not_keep_out_the_others(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, host: true);
        var other = (await house.Get<FeedRegistry>().Add(Actor.Portal, house.Feed.StreamId, new FeedDraft { Name = "Daily", Connector = "scripted", Mapping = SyncHouse.Mapping, Schedule = Schedule.Each(TimeSpan.FromDays(1)) }, Stop)).Value;
        Assert.True(other.Id > house.Feed.Id);
        await house.Get<IDatabase>().Write(
            db => db.Set<Feed>().Where(feed => feed.Id == house.Feed.Id).ExecuteUpdateAsync(set => set.SetProperty(feed => feed.Schedule, Schedule.Each(TimeSpan.FromHours(-1))), Stop), WritePriority.Person, Stop);

        await house.Get<FeedSchedule>().ApplyAll(Stop);

        Assert.NotNull(await house.Get<FeedSchedule>().Next(other.Id, Stop));
        Assert.Contains($"Feed {house.Feed.Id} could not be scheduled", Assert.Single(house.Logs.Troubles, line => line.Level == LogLevel.Error).Message, StringComparison.Ordinal);
    }

    /// <summary>On SQLite, where nothing that one of them does waits for anything but the other.</summary>
    [Fact]
    public async Task Of_two_quick_changes_the_later_one_stands()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, host: true);
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = true;
        var schedulers = new SlowFactory(house.Get<ISchedulerFactory>(), async () =>
        {
            if (!first) return;
            first = false;
            reached.SetResult();
            await go.Task.WaitAsync(Stop);
        });
        using var schedule = new FeedSchedule(house.Get<IDatabase>(), house.Get<Timetables>(), schedulers, house.Clock, house.Get<ILogger<FeedSchedule>>());

        var earlier = schedule.Apply(house.Feed.Id, Stop);
        await reached.Task.WaitAsync(Stop);
        await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "The source is being moved.", Stop);
        var later = schedule.Apply(house.Feed.Id, Stop);
        go.SetResult();
        await Task.WhenAll(earlier, later);

        Assert.Null(await schedule.Next(house.Feed.Id, Stop));
    }

    sealed class SlowFactory(ISchedulerFactory inner, Func<Task> before) : ISchedulerFactory
    {
        public ValueTask<List<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => inner.GetAllSchedulers(cancellationToken);

        public async ValueTask<IScheduler> GetScheduler(CancellationToken cancellationToken = default)
        {
            await before();
            return await inner.GetScheduler(cancellationToken);
        }

        public ValueTask<IScheduler?> LookupScheduler(string schedName, CancellationToken cancellationToken = default) => inner.LookupScheduler(schedName, cancellationToken);
    }
}
