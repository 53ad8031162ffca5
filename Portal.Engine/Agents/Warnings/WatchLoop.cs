using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents.Warnings;

/// <summary>Looks a few times an hour what agents do, on one instance at a time.</summary>
sealed partial class WatchLoop(UseWatch watch, IDatabase database, TimeProvider clock, ILogger<WatchLoop> logger) : BackgroundService
{
    public const string Hold = "watch of agents";

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, clock, stoppingToken);
                await Look(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was not looked at is looked at by the next.
        }
    }

    async Task Look(CancellationToken stop)
    {
        try
        {
            // A portal that no agent asks does not build EF Core's model for it.
            if (!await IsUsed(stop)) return;
            await using var hold = await database.Hold(Hold, stop);
            if (hold is null) return;
            var warnings = await watch.Look(stop);
            if (warnings > 0) Log.Differs(logger, warnings);
            await watch.Clear(stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, e);
        }
    }

    async Task<bool> IsUsed(CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM agent_hours LIMIT 1";
        return await command.ExecuteScalarAsync(stop) is not null;
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The use of agents differs from what it was: {Warnings} new warnings stand on their pages")]
        public static partial void Differs(ILogger logger, int warnings);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "What agents do could not be looked at. It is tried again in a quarter of an hour")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
