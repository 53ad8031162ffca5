using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Calendars;
using Portal.Engine.Sources;

namespace Portal.Engine.Scheduling;

/// <summary>Makes the schedule when the portal has started, and keeps it as people change their feeds.</summary>
sealed partial class ScheduleAtStart(FeedSchedule schedule, FeedRegistry feeds, CalendarRegistry calendars, IHostApplicationLifetime portal, ILogger<ScheduleAtStart> log) : IHostedService
{
    Task _making = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Whoever waits for the first page does not wait for this.
        portal.ApplicationStarted.Register(() => _making = Task.Run(() => Guarded(() => schedule.ApplyAll(portal.ApplicationStopping)), CancellationToken.None));
        feeds.Changed += Changed;
        calendars.Changed += CalendarChanged;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        feeds.Changed -= Changed;
        calendars.Changed -= CalendarChanged;
        await _making;
    }

    void Changed(long feed) => _ = Guarded(() => schedule.Apply(feed, portal.ApplicationStopping));

    void CalendarChanged(long calendar) => _ = Guarded(() => schedule.ApplyCalendar(calendar, portal.ApplicationStopping));

    async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (portal.ApplicationStopping.IsCancellationRequested)
        {
            // It is made anew at the next start.
        }
        catch (Exception e)
        {
            Log.NotScheduled(log, e);
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The schedule could not be made; feeds that are not in it do not run by themselves. Start the portal again")]
        public static partial void NotScheduled(ILogger log, Exception exception);
    }
}
