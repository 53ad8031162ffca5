using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Runs;
using Quartz;

namespace Portal.Engine.Scheduling;

/// <summary>
/// Keeps one trigger a feed in Quartz, for its next slot; whoever begins that slot puts the one after it. What was missed while
/// nobody was there is one late slot, and so runs once, and soon.
/// </summary>
public sealed partial class FeedSchedule(IDatabase database, Timetables timetables, ISchedulerFactory schedulers, TimeProvider clock, ILogger<FeedSchedule> logger) : IDisposable
{
    /// <summary>Feeds that are due together at a start do not begin together.</summary>
    static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(250);

    const int Spreads = 40;

    /// <summary>A slot that is later than this was missed, maybe with many others.</summary>
    static readonly TimeSpan Missed = TimeSpan.FromSeconds(30);

    /// <summary>A feed that is read by somebody at its slot is looked at again after this.</summary>
    static readonly TimeSpan Busy = TimeSpan.FromSeconds(10);

    /// <summary>Of two changes of a feed the later one is not overtaken: each looks at the feed when its turn has come.</summary>
    readonly SemaphoreSlim _turn = new(1);

    /// <summary>A run of a feed has begun here for one of its slots.</summary>
    internal event Action<long, DateTimeOffset>? Took;

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
    public Task Apply(long feedId, CancellationToken stop = default) => InTurn(async () =>
    {
        await using var db = database.Read();
        if (await db.Set<Feed>().SingleOrDefaultAsync(feed => feed.Id == feedId, stop) is { } feed) await Apply(db, feed, isAnew: false, stop);
        else await Remove(feedId, stop);
        return default(Done);
    }, stop);

    /// <summary>All feeds that run by this calendar, after somebody changed it.</summary>
    public async Task ApplyCalendar(long calendar, CancellationToken stop = default)
    {
        await using var db = database.Read();
        foreach (var feed in (await db.Set<Feed>().ToListAsync(stop)).Where(feed => feed.Schedule.CalendarId == calendar))
        {
            await InTurn(async () =>
            {
                await Apply(db, feed, isAnew: true, stop);
                return default(Done);
            }, stop);
        }
    }

    /// <summary>Begins a slot: puts the one that comes after it.</summary>
    /// <param name="feedId">Whose slot.</param>
    /// <param name="slot">When it was to begin.</param>
    /// <param name="wasPutOff">It was missed, and put off since so as not to begin with many others.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>Whether the feed is to run now.</returns>
    internal Task<bool> Begin(long feedId, DateTimeOffset slot, bool wasPutOff, CancellationToken stop) => InTurn(async () =>
    {
        await using var db = database.Read();
        var feed = await db.Set<Feed>().SingleOrDefaultAsync(one => one.Id == feedId, stop);
        if (feed is not { PausedAt: null } || await timetables.Of(db, feed, feed.Schedule, stop) is not { } timetable)
        {
            await Remove(feedId, stop);
            return false;
        }

        var now = clock.GetUtcNow();
        if (now - slot > Missed && !wasPutOff)
        {
            await Put(feed, Soon(feed, now), slot, isPutOff: true, stop);
            return false;
        }

        if (timetable.Next(now > slot ? now : slot) is { } next) await Put(feed, next, next, isPutOff: false, stop);
        return true;
    }, stop);

    /// <summary>Lets a slot wait for a run that is under way, unless the next one comes first.</summary>
    internal Task PutOff(long feedId, DateTimeOffset slot, CancellationToken stop) => InTurn(async () =>
    {
        var at = clock.GetUtcNow() + Busy;
        await using var db = database.Read();
        var feed = await db.Set<Feed>().SingleOrDefaultAsync(one => one.Id == feedId, stop);
        if (feed is { PausedAt: null, Schedule.RunsByItself: true } && await Next(feedId, stop) is var next && (next is null || next > at)) await Put(feed, at, slot, isPutOff: true, stop);
        return default(Done);
    }, stop);

    /// <summary>Says that a run has begun for this slot.</summary>
    internal void Tell(long feedId, DateTimeOffset slot) => Took?.Invoke(feedId, slot);

    /// <returns>When it runs next by itself; null if it does not.</returns>
    public async Task<DateTimeOffset?> Next(long feedId, CancellationToken stop = default) =>
        (await (await schedulers.GetScheduler(stop)).GetTrigger(TriggerOf(feedId), stop))?.NextFireTimeUtc;

    /// <returns>When a feed would run by itself with this schedule, what was missed first: the times at which it then does run.</returns>
    public async Task<IReadOnlyList<DateTimeOffset>> Ahead(Feed feed, Schedule schedule, int count, CancellationToken stop = default)
    {
        await using var db = database.Read();
        if (await timetables.Of(db, feed, schedule, stop) is not { } timetable || await Due(db, feed, timetable, stop) is not { } due) return [];
        var soon = Soon(feed, clock.GetUtcNow());
        var first = due > soon ? due : soon;
        return [first, .. timetable.Slots(first, count - 1)];
    }

    public void Dispose() => _turn.Dispose();

    async Task<T> InTurn<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task Apply(PortalDb db, Feed feed, bool isAnew, CancellationToken stop)
    {
        if (!feed.Schedule.RunsByItself || feed.PausedAt is not null)
        {
            await Remove(feed.Id, stop);
            return;
        }

        var scheduler = await schedulers.GetScheduler(stop);
        if (!isAnew && await scheduler.GetTrigger(TriggerOf(feed.Id), stop) is { } there && there.JobDataMap.GetString(FeedJob.Schedule) == $"{feed.Schedule}") return;
        var timetable = await timetables.Of(db, feed, feed.Schedule, stop) ?? throw new InvalidOperationException("Nothing can be made of its schedule.");
        if (await Due(db, feed, timetable, stop) is not { } due)
        {
            await Remove(feed.Id, stop);
            return;
        }

        var soon = Soon(feed, clock.GetUtcNow());
        await Put(feed, due > soon ? due : soon, due, isPutOff: due <= soon, stop);
    }

    async Task Put(Feed feed, DateTimeOffset at, DateTimeOffset slot, bool isPutOff, CancellationToken stop)
    {
        var job = JobBuilder.Create<FeedJob>().WithIdentity(JobOf(feed.Id)).UsingJobData(FeedJob.FeedId, feed.Id).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(TriggerOf(feed.Id)).StartAt(at)
            .UsingJobData(FeedJob.Schedule, $"{feed.Schedule}")
            .UsingJobData(FeedJob.Slot, slot.UtcTicks)
            .UsingJobData(FeedJob.IsPutOff, isPutOff)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await (await schedulers.GetScheduler(stop)).ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, stop);
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

    /// <summary>Its first slot after its last run began, or since it was made.</summary>
    async Task<DateTimeOffset?> Due(PortalDb db, Feed feed, Timetable timetable, CancellationToken stop)
    {
        var last = await db.Set<Run>().Where(run => run.FeedId == feed.Id).OrderByDescending(run => run.Id).Select(run => (DateTimeOffset?)run.StartedAt).FirstOrDefaultAsync(stop);
        var now = clock.GetUtcNow();
        // One that began in the future did so before the clock was set back.
        return last is { } began ? timetable.Next(began > now ? now : began) : timetable.First(feed.CreatedAt);
    }

    static DateTimeOffset Soon(Feed feed, DateTimeOffset now) => now + (Apart * (feed.Id % Spreads));

    static JobKey JobOf(long feed) => new($"{feed}", "feeds");

    static TriggerKey TriggerOf(long feed) => new($"{feed}", "feeds");

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Feed {Feed} could not be scheduled, so it does not run by itself. Change how often it runs, or start the portal again")]
        public static partial void NotScheduled(ILogger logger, Exception exception, long feed);
    }
}
