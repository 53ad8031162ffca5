using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Running;

/// <summary>
/// Ends the runs whose process is gone, so that none says for days that it is under way: at the start, before the schedule
/// begins others, and then each minute, because other instances may die while this one lives.
/// </summary>
sealed partial class AbandonedRuns(SyncEngine engine, RunBook book, RecordStore store, IDatabase database, TimeProvider clock, ILogger<AbandonedRuns> logger) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

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
            // The next start looks first of all.
        }
    }

    async Task Look(CancellationToken stop)
    {
        try
        {
            foreach (var runs in (await UnderWay(stop)).GroupBy(run => run.Feed, run => run.Run)) await CloseUnlessHeld(runs.Key, runs.Max(), stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, e);
        }
    }

    /// <summary>By plain SQL: a portal without such a run does not build EF Core's model for it.</summary>
    async Task<List<(long Feed, long Run)>> UnderWay(CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT feed_id, id FROM runs WHERE state = 'Running'";
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<(long, long)>();
        while (await rows.ReadAsync(stop)) found.Add((rows.GetInt64(0), rows.GetInt64(1)));
        return found;
    }

    /// <summary>A run begins and ends while its feed is held. The feed is let go at once, so that no run that would begin is turned away for long.</summary>
    async Task CloseUnlessHeld(long feed, long last, CancellationToken stop)
    {
        if (engine.Progress(feed) is not null) return;
        FeedStanding? standing;
        await using (var hold = await database.Hold($"feed {feed}", stop))
        {
            if (hold is null) return;
            standing = await store.Standing(feed, stop);
        }

        var closed = await book.CloseAbandoned(feed, last, standing);
        foreach (var run in closed) Log.Closed(logger, run, feed);
        if (closed.Count > 0) engine.Tell(feed);
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Run {Run} of feed {Feed} is interrupted: the process it was in is gone")]
        public static partial void Closed(ILogger logger, long run, long feed);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Runs whose process is gone could not be ended. They are looked for again in a minute")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
