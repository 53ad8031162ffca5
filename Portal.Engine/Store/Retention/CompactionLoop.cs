using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;

namespace Portal.Engine.Store.Retention;

/// <summary>Compacts the log a while after the start and then each day, on one instance at a time.</summary>
sealed partial class CompactionLoop(LogCompaction compaction, RecordStore store, IDatabase database, RetentionOptions retention, TimeProvider clock, ILogger<CompactionLoop> logger) : BackgroundService
{
    public const string Hold = "compaction";

    /// <summary>At a start others have more to do.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = First; ; wait = Pause)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await Compact(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next run goes on there.
        }
    }

    async Task Compact(CancellationToken stop)
    {
        try
        {
            // A portal that has read nothing yet does not build EF Core's model for it.
            if (await store.IsEmpty(stop)) return;
            await using var hold = await database.Hold(Hold, stop);
            if (hold is null) return;
            var now = clock.GetUtcNow();
            var done = await compaction.Run(now - retention.History, now - retention.Deletions, stop);
            if (done.Events + done.Tombstones > 0) Log.Compacted(logger, done.Events, done.Tombstones, done.Until);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, e);
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The log is compacted up to {Until}: {Events} superseded events and {Tombstones} records that were long gone were removed")]
        public static partial void Compacted(ILogger logger, long events, long tombstones, long until);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The log could not be compacted. It is tried again tomorrow; until then it only grows")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
