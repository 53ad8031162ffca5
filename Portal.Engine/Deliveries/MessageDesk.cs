using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;

namespace Portal.Engine.Deliveries;

/// <summary>Where a person looks through the messages of a destination and decides about single ones.</summary>
public sealed class MessageDesk(IDatabase database, Changes changes, DeliveryNews news)
{
    /// <summary>Messages with their tries, the newest first.</summary>
    public async Task<IReadOnlyList<LoggedMessage>> Page(long destination, int skip, int take, MessageState? state = null, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var messages = await db.Set<OutboxMessage>().Where(message => message.Destination == destination && (state == null || message.State == state))
            .OrderByDescending(message => message.Number).Skip(skip).Take(take).ToListAsync(stop);
        var ids = messages.Select(message => message.Id).ToArray();
        var attempts = (await db.Set<DeliveryAttempt>().Where(attempt => ids.Contains(attempt.Message)).OrderBy(attempt => attempt.Id).ToListAsync(stop)).ToLookup(attempt => attempt.Message);
        return [.. messages.Select(message => new LoggedMessage(message, [.. attempts[message.Id]]))];
    }

    /// <summary>
    /// Sends a message again with the id it has, which its receiver may know already. It goes before all later ones that still
    /// wait; one that waits itself goes at once, with all tries before it.
    /// </summary>
    public Task<Outcome<Done>> SendAgain(Actor actor, string id, CancellationToken stop = default) => Edit(actor, "message.sent-again", id, (at, queue, message) =>
    {
        if (message.State != MessageState.Waiting) queue.Waiting++;
        (message.State, message.Tries, message.EndedAt) = (MessageState.Waiting, 0, null);
        queue.Plan(at);
        return null;
    }, stop);

    /// <summary>Says of a message that waits or was given up that it need not arrive. One that is under way at this moment may arrive all the same.</summary>
    public Task<Outcome<Done>> Drop(Actor actor, string id, CancellationToken stop = default) => Edit(actor, "message.dropped", id, (at, queue, message) =>
    {
        if (message.State is MessageState.Delivered or MessageState.Dropped) return new MessageHasEnded();
        if (message.State == MessageState.Waiting) queue.Waiting--;
        (message.State, message.EndedAt) = (MessageState.Dropped, at);
        queue.Plan(at);
        return null;
    }, stop);

    async Task<Outcome<Done>> Edit(Actor actor, string action, string id, Func<DateTimeOffset, DestinationQueue, OutboxMessage, Refusal?> edit, CancellationToken stop)
    {
        var outcome = await changes.Make<long>(actor, action, async (db, trail) =>
        {
            if (await db.Set<OutboxMessage>().Where(message => message.Id == id).Select(message => (long?)message.Destination).SingleOrDefaultAsync(stop) is not { } number) return new NoSuchMessage();
            if (await DestinationQueue.Hold(db, number, stop) is not { } queue) return new NoSuchMessage();
            if (await db.Set<OutboxMessage>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } message) return new NoSuchMessage();
            if (edit(trail.At, queue, message) is { } refusal) return refusal;
            var destination = await db.Set<Destination>().SingleAsync(there => there.Id == number, stop);
            trail.Note(action, destination, $$"""{"message":"{{message.Id}}","type":"{{message.Type}}"}""");
            return number;
        }, stop);
        if (!outcome.Succeeded(out var destination, out var refused)) return refused;
        news.Tell(destination);
        news.Wake();
        return default(Done);
    }
}
