using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Deliveries.Sending;
using Portal.Engine.Persistence;

namespace Portal.Engine.Deliveries;

/// <summary>Removes messages that ended long ago, with the log of their tries, and secrets whose overlap is over: a while after the start, then each day.</summary>
sealed partial class DeliveryTrim(DeliveryBook book, IDatabase database, DeliveryOptions options, TimeProvider clock, ILogger<DeliveryTrim> logger) : BackgroundService
{
    /// <summary>At a start others have more to do.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>On SQLite all writers queue behind one transaction, so it is kept short.</summary>
    const int MostAtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = First; ; wait = Pause)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await Trim(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next run goes on there.
        }
    }

    async Task Trim(CancellationToken stop)
    {
        try
        {
            if (await book.IsEmpty(stop)) return;
            var now = clock.GetUtcNow();
            await database.Write(db => EndOverlaps(db, now, stop), WritePriority.Bulk, stop);
            var removed = 0;
            for (var some = MostAtOnce; some == MostAtOnce; removed += some) some = await database.Write(db => RemoveSome(db, now - options.KeepFor, stop), WritePriority.Bulk, stop);
            if (removed > 0) Log.Trimmed(logger, removed);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, e);
        }
    }

    /// <summary>What was given up stays until a person has decided about it.</summary>
    static async Task<int> RemoveSome(PortalDb db, DateTimeOffset until, CancellationToken stop)
    {
        var old = db.Set<OutboxMessage>().Where(message => message.EndedAt < until && (message.State == MessageState.Delivered || message.State == MessageState.Dropped));
        var ids = await old.OrderBy(message => message.EndedAt).Take(MostAtOnce).Select(message => message.Id).ToListAsync(stop);
        await db.Set<DeliveryAttempt>().Where(attempt => ids.Contains(attempt.Message)).ExecuteDeleteAsync(stop);
        return await old.Where(message => ids.Contains(message.Id)).ExecuteDeleteAsync(stop);
    }

    static Task<int> EndOverlaps(PortalDb db, DateTimeOffset now, CancellationToken stop) => db.Set<Destination>().Where(destination => destination.PreviousUntil <= now)
        .ExecuteUpdateAsync(set => set.SetProperty(destination => destination.PreviousSealed, (byte[]?)null).SetProperty(destination => destination.PreviousUntil, (DateTimeOffset?)null), stop);

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Messages} messages that were delivered or dropped long ago were removed with the log of their tries")]
        public static partial void Trimmed(ILogger logger, int messages);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Old messages could not be removed. It is tried again tomorrow; until then they are kept")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
