using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>What is put into the outbox, and what is not.</summary>
public sealed class OutboxTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_message_is_there_with_what_it_tells_of_or_not_at_all(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var to = await house.Destination(receiver);
        var changes = house.Get<Changes>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Database.Write<string>(
            async db =>
            {
                await house.Add(db, to, 1);
                throw new InvalidOperationException("The state did not change after all.");
            }, WritePriority.Program, Stop));
        var refused = await changes.Make<Done>(Actor.Portal, "gate.changed", async (db, _) =>
        {
            await house.Get<Outbox>().Add(db, to.Destination.Id, "gate.changed", Data(2), Stop);
            return new NoSuchMessage();
        }, Stop);
        var made = await changes.Make<string>(Actor.Portal, "gate.changed", async (db, _) => await house.Get<Outbox>().Add(db, to.Destination.Id, "gate.changed", Data(3), Stop), Stop);

        Assert.IsType<NoSuchMessage>(refused.Refusal);
        var message = Assert.Single(await house.Messages(to)).Message;
        Assert.Equal((made.Value, 1), (message.Id, message.Number));
        Assert.Equal(1, (await house.Standing(to)).Queue.Waiting);
    }

    /// <summary>The oldest stay because the receiver goes on with them, and the newest because it says how things are.</summary>
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Beyond_the_bound_the_last_is_superseded_and_the_receiver_is_told_how_many(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(kind, receiver, new DeliveryOptions { MostWaiting = 3, Patience = TimeSpan.FromDays(30) });
        var (to, other) = (await house.Destination(receiver), await house.Destination(receiver, owner: 2));
        await house.Destinations.Pause(Actor.Portal, to.Destination.Id, "They move house", Stop);

        await house.Add(to, Enumerable.Range(1, 7));
        // Several in one transaction, none of which is saved before the next is added.
        await house.Get<Changes>().Make<Done>(Actor.Portal, "gate.changed", async (db, _) =>
        {
            foreach (var n in new[] { 8, 9, 10 }) await house.Get<Outbox>().Add(db, to.Destination.Id, "gate.changed", Data(n), Stop);
            return default(Done);
        }, Stop);
        await house.Add(other, 20);
        Assert.Equal((3, 7), ((await house.Standing(to)).Queue.Waiting, (await house.Standing(to)).Queue.Missed));
        await house.Destinations.Enable(Actor.Portal, to.Destination.Id, Stop);
        await house.Run();
        await house.UntilEmpty(to);
        await house.UntilEmpty(other);
        await house.Add(to, 11);
        await house.UntilEmpty(to);

        Assert.Equal([1, 2, 10, 11], receiver.Order.Where(n => n != 20));
        Assert.Equal(7, Missed(await receiver.Numbered(10)));
        Assert.All(new[] { 1, 2, 11, 20 }, n => Assert.Null(Missed(receiver.All.Single(message => message.N == n))));
        Assert.Equal(0, (await house.Standing(other)).Queue.Missed);
        Assert.Single(house.Logs.Troubles, line => $"{line}".Contains("3 messages wait for destination 1", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task With_its_owner_a_destination_goes_and_all_that_is_kept_of_it(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var (gone, kept) = (await house.Destination(receiver), await house.Destination(receiver, owner: 2));
        await house.Run();
        await house.Add(gone, 1);
        await house.Add(kept, 2);
        await house.UntilEmpty(gone);
        await house.UntilEmpty(kept);
        await house.Destinations.Pause(Actor.Portal, gone.Destination.Id, "They move house", Stop);
        await house.Add(gone, 3);

        await house.Get<Changes>().Make<Done>(Actor.Portal, "workflow.removed", async (db, _) =>
        {
            await Portal.Engine.Deliveries.Destinations.RemoveOf(db, "workflow", 1, Stop);
            return default(Done);
        }, Stop);

        Assert.Null(await house.Destinations.Find(gone.Destination.Id, Stop));
        Assert.Single(await house.Destinations.Of("workflow", 2, Stop));
        await using var db = house.Database.Read();
        Assert.Equal([kept.Destination.Id], await db.Set<DestinationQueue>().Select(queue => queue.Destination).ToListAsync(Stop));
        Assert.Equal([kept.Destination.Id], await db.Set<OutboxMessage>().Select(message => message.Destination).ToListAsync(Stop));
        Assert.Equal(1, await db.Set<DeliveryAttempt>().CountAsync(Stop));
        var audit = (await house.Get<AuditLog>().Page(new AuditFilter { Action = "workflow.removed" }, AuditPlace.Newest, 10, Stop)).Entries;
        Assert.Equal("destination", Assert.Single(audit).TargetKind);
        var late = await house.Database.Write(write => house.Get<Outbox>().Add(write, gone.Destination.Id, "late", Data(4), Stop), WritePriority.Program, Stop);
        Assert.IsType<NoSuchDestination>(late.Refusal);
    }

    /// <summary>A portal that sends no messages does nothing for it.</summary>
    [Fact]
    public async Task What_ended_long_ago_is_trimmed_and_what_waits_or_was_given_up_stays()
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Destinations.Rotate(Actor.Portal, to.Destination.Id, TimeSpan.FromHours(1), Stop);
        await house.Run();
        await house.Add(to, 1);
        await house.UntilEmpty(to);
        receiver.Answer = (_, http) => Receiver.Status(http, 410);
        await house.Add(to, 2, 3);
        await house.UntilDisabled(to);
        await house.Desk.Drop(Actor.Portal, (await house.Messages(to))[1].Message.Id, Stop);
        await house.Run<DeliveryTrim>();

        await house.Pass(DeliveryTrim.First);
        for (var day = 1; day < 14; day++) await house.Pass(DeliveryTrim.Pause);
        await house.Clock.SomebodyWaits(DeliveryTrim.Pause, stop: Stop);
        Assert.Equal([1, 2, 3], (await house.Messages(to)).Select(logged => (int)logged.Message.Number));
        await house.Pass(DeliveryTrim.Pause);
        await house.Clock.SomebodyWaits(DeliveryTrim.Pause, stop: Stop);

        Assert.Equal([3], (await house.Messages(to)).Select(logged => (int)logged.Message.Number));
        Assert.Null((await house.Standing(to)).Destination.PreviousSealed);
    }

    static JsonElement Data(int n) => JsonSerializer.SerializeToElement(new { n });

    static long? Missed(Received message) => message.Json.TryGetProperty("missed", out var missed) ? missed.GetInt64() : null;
}
