using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Store;

namespace Portal.Engine.Projection;

/// <summary>Lets the projector follow the log by itself: at the start, after each commit, and every few seconds for what others committed.</summary>
sealed partial class ProjectorLoop(Projector projector, RecordStore store, TimeProvider clock, ILogger<ProjectorLoop> logger) : BackgroundService
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    readonly Channel<bool> _commits = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Grew += Wake;
        try
        {
            for (var failures = 0; ;)
            {
                failures = await Follow(stoppingToken) ? 0 : failures + 1;
                if (failures == 0) await WaitForCommit(stoppingToken);
                else await Task.Delay(Rest(failures), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops; the log waits.
        }
        finally
        {
            store.Grew -= Wake;
        }
    }

    internal static TimeSpan Rest(int failures) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures, 10)), LongestRest.TotalSeconds));

    async Task<bool> Follow(CancellationToken stop)
    {
        try
        {
            // A portal that has read nothing yet does not build EF Core's model for it.
            if (!await store.IsEmpty(stop)) await projector.CatchUp(stop: stop);
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, e);
            return false;
        }
    }

    async Task WaitForCommit(CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            await _commits.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Another instance may have committed, or a rule changed.
        }
    }

    void Wake() => _commits.Writer.TryWrite(true);

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Unified records could not be brought up to date. It is tried again soon; nothing is lost meanwhile")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
