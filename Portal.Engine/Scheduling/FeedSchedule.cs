using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Runs;
using Quartz;

namespace Portal.Engine.Scheduling;

/// <summary>Keeps Quartz's jobs as the feeds say. What was missed while nobody was there runs once, and soon.</summary>
public sealed partial class FeedSchedule(IDatabase database, ISchedulerFactory schedulers, TimeProvider clock, ILogger<FeedSchedule> logger) : IDisposable
{
    /// <summary>Feeds that are due together at a start do not begin together.</summary>
    static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(250);

    const int Spreads = 40;

    /// <summary>Of two changes of a feed the later one is not overtaken: each looks at the feed when its turn has come.</summary>
    readonly SemaphoreSlim _turn = new(1);

    /// <summary>All feeds as they are now; jobs of feeds that are gone go too.</summary>
    public async Task ApplyAll(CancellationToken stop = default)
    {
        if (!await IsAny(stop)) return;
        long[] all;
        await using (var db = database.Read()) all = await db.Set<Feed>().OrderBy(feed => feed.Id).Select(feed => feed.Id).ToArrayAsync(stop);
        foreach (var feed in all)
        {
            try
            {
                await Apply(feed, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // The others run all the same.
                Log.NotScheduled(logger, e, feed);
            }
        }
    }

    /// <summary>By plain SQL: a portal without a feed does not build EF Core's model at its start.</summary>
    async Task<bool> IsAny(CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM feeds";
        return await command.ExecuteScalarAsync(stop) is > 0L;
    }

    /// <summary>One feed, after somebody changed it.</summary>
    public async Task Apply(long feedId, CancellationToken stop = default)
    {
        await _turn.WaitAsync(stop);
        try
        {
            await using var db = database.Read();
            if (await db.Set<Feed>().SingleOrDefaultAsync(feed => feed.Id == feedId, stop) is { } feed) await Apply(feed, stop);
            else await Remove(feedId, stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <returns>When it runs next by itself; null if it does not.</returns>
    public async Task<DateTimeOffset?> Next(long feedId, CancellationToken stop = default) =>
        (await (await schedulers.GetScheduler(stop)).GetTrigger(TriggerOf(feedId), stop))?.NextFireTimeUtc;

    public void Dispose() => _turn.Dispose();

    async Task Apply(Feed feed, CancellationToken stop)
    {
        var scheduler = await schedulers.GetScheduler(stop);
        if (feed.Every is not { } every || feed.PausedAt is not null)
        {
            await Remove(feed.Id, stop);
            return;
        }

        if (await scheduler.GetTrigger(TriggerOf(feed.Id), stop) is ISimpleTrigger there && there.RepeatInterval == every) return;
        var job = JobBuilder.Create<FeedJob>().WithIdentity(JobOf(feed.Id)).UsingJobData(FeedJob.FeedId, feed.Id).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(TriggerOf(feed.Id))
            .StartAt(await First(feed, every, stop))
            .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
            .Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, stop);
    }

    async Task Remove(long feed, CancellationToken stop)
    {
        var scheduler = await schedulers.GetScheduler(stop);
        try
        {
            await scheduler.DeleteJob(JobOf(feed), stop);
        }
        catch (SchedulerException)
        {
            // Another was quicker, here or on another instance.
            if (await scheduler.Exists(JobOf(feed), stop)) throw;
        }
    }

    /// <summary>An interval after the last run began; if that is past, or there was none, now.</summary>
    async Task<DateTimeOffset> First(Feed feed, TimeSpan every, CancellationToken stop)
    {
        await using var db = database.Read();
        var last = await db.Set<Run>().Where(run => run.FeedId == feed.Id).OrderByDescending(run => run.Id).Select(run => (DateTimeOffset?)run.StartedAt).FirstOrDefaultAsync(stop);
        var now = clock.GetUtcNow();
        var soon = now + (Spread * (feed.Id % Spreads));
        // One that began in the future did so before the clock was set back.
        return (last > now ? now : last) + every is { } due && due > soon ? due : soon;
    }

    static JobKey JobOf(long feed) => new($"{feed}", "feeds");

    static TriggerKey TriggerOf(long feed) => new($"{feed}", "feeds");

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Feed {Feed} could not be scheduled, so it does not run by itself. Change how often it runs, or start the portal again")]
        public static partial void NotScheduled(ILogger logger, Exception exception, long feed);
    }
}
