using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Deliveries.Sending;
using Portal.Engine.Persistence;

namespace Portal.Engine.Deliveries;

/// <summary>Where messages are put, in the transaction of what they tell of: both are there or neither is.</summary>
public sealed partial class Outbox(DeliveryOptions options, DeliveryNews news, TimeProvider clock, ILogger<Outbox> logger)
{
    /// <summary>
    /// Adds a message to the caller's transaction, who saves it and then calls <see cref="Wake"/>. While too many wait already, it
    /// takes the place of the last of them and tells the receiver how many are missing before it. Whoever adds messages for several
    /// destinations in one transaction goes by their ids upwards, so that no two wait for one another.
    /// </summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="type">What happened, in words with full stops between: "workflow.gate.changed".</param>
    /// <param name="data">What there is to say of it.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>The id that the receiver will know it by.</returns>
    public async Task<Outcome<string>> Add(PortalDb db, long destination, string type, JsonElement data, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(type.Length, OutboxMessage.LongestType);
        if (await DestinationQueue.Hold(db, destination, stop) is not { } queue) return new NoSuchDestination();
        var now = clock.GetUtcNow();
        var missed = queue.Waiting < options.MostWaiting ? 0 : await Supersede(db, queue, stop);
        var message = new OutboxMessage
        {
            Id = Envelope.NewId(now),
            Destination = destination,
            Number = ++queue.LastNumber,
            Type = type,
            At = now,
            Body = Envelope.Write(type, now, data, missed),
            Missed = missed,
        };
        db.Add(message);
        queue.Waiting++;
        if (queue.Waiting == 1) queue.Plan(now);
        return message.Id;
    }

    /// <summary>Says that messages were committed. Without it they go a moment later.</summary>
    public void Wake() => news.Wake();

    /// <summary>The last one goes, because the next one is newer; those before it stay, in their order. None of them is under way that far back.</summary>
    async Task<long> Supersede(PortalDb db, DestinationQueue queue, CancellationToken stop)
    {
        var messages = db.Set<OutboxMessage>();
        var last = messages.Local.Where(IsLast).MaxBy(message => message.Number)
            ?? await messages.Where(message => message.Destination == queue.Destination && message.State == MessageState.Waiting).OrderBy(message => message.Number).LastAsync(stop);
        if (last.Missed == 0) Log.Full(logger, options.MostWaiting, queue.Destination);
        db.Remove(last);
        queue.Waiting--;
        queue.Missed++;
        return last.Missed + 1;

        bool IsLast(OutboxMessage message) => message.Destination == queue.Destination && message.State == MessageState.Waiting;
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Most} messages wait for destination {Destination}, so newer ones now take the place of the last. The receiver will be told how many it missed")]
        public static partial void Full(ILogger logger, int most, long destination);
    }
}
