using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>Knows what is due, and writes down what came of it.</summary>
sealed class DeliveryBook(IDatabase database, Changes changes, RetrySchedule schedule, DeliveryOptions options, DeliveryNews news, TimeProvider clock)
{
    const int MostAtOnce = 100;

    /// <summary>Whether there is any destination at all. A portal that has none does not build EF Core's model for it.</summary>
    public async Task<bool> IsEmpty(CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT destination FROM destination_queues LIMIT 1";
        return await command.ExecuteScalarAsync(stop) is null;
    }

    /// <summary>The destinations that something may go to, and when; whoever waits longest stands first.</summary>
    public async Task<IReadOnlyList<(long Destination, DateTimeOffset At)>> Next(int most, IReadOnlyCollection<long> except, CancellationToken stop)
    {
        await using var db = database.Read();
        var next = await db.Set<DestinationQueue>().Where(queue => queue.DueAt != null && !except.Contains(queue.Destination))
            .OrderBy(queue => queue.DueAt).Take(most).Select(queue => new { queue.Destination, queue.DueAt }).ToListAsync(stop);
        return [.. next.Select(queue => (queue.Destination, queue.DueAt!.Value))];
    }

    /// <returns>Null if nothing may go there now.</returns>
    public async Task<Batch?> Batch(long destination, CancellationToken stop)
    {
        await using var db = database.Read();
        var now = clock.GetUtcNow();
        if (!await db.Set<DestinationQueue>().AnyAsync(queue => queue.Destination == destination && queue.DueAt <= now, stop)) return null;
        if (await db.Set<Destination>().SingleOrDefaultAsync(there => there.Id == destination, stop) is not { } found) return null;
        // The last one may be superseded until it is not the last any more, so it does not go while too many wait.
        var messages = await db.Set<OutboxMessage>().Where(message => message.Destination == destination && message.State == MessageState.Waiting)
            .OrderBy(message => message.Number).Take(Math.Min(MostAtOnce, options.MostWaiting - 1)).ToListAsync(stop);
        return messages.Count > 0 ? new Batch(found, messages) : null;
    }

    /// <summary>Writes down what came of messages that went one after the other; none but the last may have failed.</summary>
    /// <returns>Whether the next may go at once.</returns>
    public async Task<bool> Mark(Destination destination, IReadOnlyList<Tried> tried)
    {
        // What was answered is written down even when the portal is about to stop.
        var stop = CancellationToken.None;
        var (last, sent) = tried[^1];
        var isOver = sent.Verdict == Verdict.Never || (sent.Verdict == Verdict.Again && last.Tries + 1 >= RetrySchedule.MostTries);
        bool goesOn;
        if (isOver)
        {
            goesOn = (await changes.Make<bool>(Actor.Portal, "destination.disabled", async (db, _) => await Write(db, destination.Id, tried, stop), stop)).Value;
        }
        else
        {
            goesOn = await database.Write(
                async db =>
                {
                    var next = await Write(db, destination.Id, tried, stop);
                    await db.SaveChangesAsync(stop);
                    return next;
                },
                WritePriority.Program, stop);
        }

        news.Tell(destination.Id);
        return goesOn;
    }

    /// <summary>Leaves a destination alone for a while for a reason that is not its own.</summary>
    public Task Postpone(long destination, TimeSpan wait) => database.Write(
        async db =>
        {
            (await DestinationQueue.Hold(db, destination, default))?.Plan(clock.GetUtcNow() + wait);
            return await db.SaveChangesAsync();
        },
        WritePriority.Program, default);

    async Task<bool> Write(PortalDb db, long destination, IReadOnlyList<Tried> tried, CancellationToken stop)
    {
        if (await DestinationQueue.Hold(db, destination, stop) is not { } queue) return false;
        var now = clock.GetUtcNow();
        var ids = tried.Select(one => one.Message.Id).ToArray();
        var messages = await db.Set<OutboxMessage>().Where(message => ids.Contains(message.Id)).ToDictionaryAsync(message => message.Id, stop);
        queue.Plan(now);
        foreach (var (was, sent) in tried)
        {
            if (!messages.TryGetValue(was.Id, out var message)) continue;
            db.Add(sent.Attempt(message.Id));
            // Somebody dropped it or sent it again meanwhile; or another instance took over and wrote it down before.
            if (message.State != MessageState.Waiting || message.Tries != was.Tries) continue;
            if (sent.Verdict == Verdict.Delivered) End(queue, message, MessageState.Delivered, now);
            else await Fail(db, queue, message, sent, now, stop);
        }

        if (queue.Waiting == 0) queue.Plan(now);
        return queue.DueAt <= now;
    }

    async Task Fail(PortalDb db, DestinationQueue queue, OutboxMessage message, Sent sent, DateTimeOffset now, CancellationToken stop)
    {
        message.Tries++;
        if (sent.Verdict == Verdict.Again && schedule.Next(message.Tries, now, sent.NotBefore) is { } next)
        {
            queue.Plan(next);
            return;
        }

        var why = sent.Verdict == Verdict.Never
            ? $"{sent.Failure} Then enable it; the messages wait."
            : $"A message did not arrive in {message.Tries} tries and is given up. The last one: {sent.Failure} When it is mended, enable it; the messages after this one wait.";
        if (sent.Verdict == Verdict.Again) End(queue, message, MessageState.GivenUp, now);
        queue.IsHeld = true;
        queue.Plan(now);
        var destination = await db.Set<Destination>().SingleAsync(there => there.Id == queue.Destination, stop);
        if (destination.State == DestinationState.Active) (destination.State, destination.Why, destination.Since) = (DestinationState.Disabled, why, now);
    }

    static void End(DestinationQueue queue, OutboxMessage message, MessageState state, DateTimeOffset now)
    {
        (message.State, message.EndedAt) = (state, now);
        queue.Waiting--;
    }
}
