using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Engine.Freshness.History;

/// <summary>Looks every second, apart from all syncs: it knows none of them, and none can hold it up.</summary>
sealed partial class MonitorLoop(FreshnessMonitor monitor, IEnumerable<IFollowsFreshness> followers, TimeProvider clock, ILogger<MonitorLoop> logger) : BackgroundService
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    readonly IFollowsFreshness[] _followers = [.. followers];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Pace, clock);
            do await Look(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What it misses from here on it tells of at the next start.
        }
    }

    async Task Look(CancellationToken stop)
    {
        try
        {
            var look = await monitor.Look(stop);
            foreach (var follower in _followers) await Follow(follower, look, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.NotLooked(logger, e);
        }
    }

    /// <summary>One that fails does not keep the others from being told.</summary>
    async Task Follow(IFollowsFreshness follower, Look look, CancellationToken stop)
    {
        try
        {
            await follower.Follow(look, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.NotFollowed(logger, e, follower.GetType().Name);
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The history of freshness could not be written. It is tried again in a second, and nothing of it is lost; verdicts are not affected")]
        public static partial void NotLooked(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Follower} could not follow a change of freshness. It is tried again in a second")]
        public static partial void NotFollowed(ILogger logger, Exception exception, string follower);
    }
}
