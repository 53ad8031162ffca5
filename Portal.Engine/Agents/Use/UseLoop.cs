using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Engine.Agents.Use;

/// <summary>Writes what agents read every few seconds, and what is left when the portal stops.</summary>
sealed partial class UseLoop(AgentUse use, TimeProvider clock, ILogger<UseLoop> logger) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Whoever served has stopped by now: it was started last.
        await Write(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, clock, stoppingToken);
                await Write(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is written by StopAsync.
        }
    }

    async Task Write(CancellationToken stop)
    {
        if (use.IsIdle) return;
        try
        {
            for (long unkept; !use.IsIdle;)
            {
                unkept = await use.Flush(stop);
                if (unkept > 0) Log.OnlySummed(logger, unkept);
                else return;
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, e);
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "What agents read could not be written down. It waits in memory and is tried again in a moment")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "More was read by agents than could be written down one by one: of {Reads} reads only the sums are kept")]
        public static partial void OnlySummed(ILogger logger, long reads);
    }
}
