using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Deliveries.Sending;

namespace Portal.Engine.Deliveries;

/// <summary>Sends what is due: when it is added, when a retry's time has come, and every few seconds for what other instances added.</summary>
sealed partial class DeliveryLoop(DeliveryBook book, Courier courier, DeliveryOptions options, DeliveryNews news, TimeProvider clock, ILogger<DeliveryLoop> logger) : BackgroundService
{
    readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly ConcurrentDictionary<long, Task> _underWay = new();

    /// <summary>Where there was a fault, or another instance is at it: until when to leave it alone.</summary>
    readonly ConcurrentDictionary<long, DateTimeOffset> _aside = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        news.Woken += Wake;
        try
        {
            while (true) await Wait(await Begin(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way is sent again after the next start.
        }
        finally
        {
            news.Woken -= Wake;
            await Task.WhenAll(_underWay.Values);
        }
    }

    /// <summary>Begins with all that is due and that there is room for.</summary>
    /// <returns>When to look again.</returns>
    async Task<DateTimeOffset> Begin(CancellationToken stop)
    {
        var began = clock.GetUtcNow();
        var patience = began + options.Patience;
        foreach (var (destination, until) in _aside)
        {
            if (until <= began) _aside.TryRemove(destination, out _);
        }

        try
        {
            if (await book.IsEmpty(stop)) return patience;
            var room = options.SideBySide - _underWay.Count;
            if (room <= 0) return patience;
            var next = await book.Next(room + 1, [.. _underWay.Keys, .. _aside.Keys], stop);
            var now = clock.GetUtcNow();
            foreach (var (destination, _) in next.Where(one => one.At <= now).Take(room)) Start(destination, stop);
            var later = next.FirstOrDefault(one => one.At > now).At;
            return later != default && later < patience ? later : patience;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, e);
            return patience;
        }
    }

    void Start(long destination, CancellationToken stop)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[destination] = Run(begin.Task, destination, stop);
        begin.SetResult();
    }

    async Task Run(Task begin, long destination, CancellationToken stop)
    {
        await begin;
        var wasItsTurn = false;
        try
        {
            wasItsTurn = await courier.Deliver(destination, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The portal stops.
        }
        catch (Exception e)
        {
            Log.Broke(logger, e, destination);
        }
        finally
        {
            if (!wasItsTurn) _aside[destination] = clock.GetUtcNow() + options.Patience;
            _underWay.TryRemove(destination, out _);
        }

        // There is room now, and what was added here while it ended was not begun with.
        Wake();
    }

    async Task Wait(DateTimeOffset until, CancellationToken stop)
    {
        var wait = until - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            await _signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // It is time.
        }
    }

    void Wake() => _signals.Writer.TryWrite(true);

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "What is to be delivered could not be found out. It is tried again soon; the messages wait meanwhile")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Delivering to destination {Destination} broke off. It is tried again soon; what had arrived and was not written down goes again with the same id")]
        public static partial void Broke(ILogger logger, Exception exception, long destination);
    }
}
