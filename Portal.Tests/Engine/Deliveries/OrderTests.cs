using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>Messages of one destination arrive in the order in which they were committed, whatever happens on the way.</summary>
public sealed class OrderTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_later_message_does_not_overtake_one_that_is_tried_again(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (message, http) => Receiver.Status(http, message.N == 2 && receiver.Order.Count(n => n == 2) <= 3 ? 500 : 204);
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1, 2, 3);
        await house.Run();

        await house.Pass(TimeSpan.FromSeconds(5));
        await house.Pass(TimeSpan.FromSeconds(30));
        await house.Add(to, 4);
        await house.Pass(TimeSpan.FromMinutes(2));
        await house.UntilEmpty(to);

        Assert.Equal([1, 2, 2, 2, 2, 3, 4], receiver.Order);
        Assert.Single(receiver.All.Where(message => message.N == 2).Select(message => (message.Id, message.Body)).Distinct());
        Assert.All(receiver.All, message => Assert.True(message.IsSignedWith(to.Secret.Reveal())));
        var tries = (await house.Messages(to))[1].Attempts;
        Assert.Equal([500, 500, 500, 204], tries.Select(attempt => attempt.Status!.Value));
        Assert.Contains("is in trouble (500)", tries[0].Failure, StringComparison.Ordinal);
        Assert.Null(tries[3].Failure);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_destination_in_trouble_does_not_hold_up_another(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (message, http) => Receiver.Status(http, message.N < 10 ? 503 : 200);
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var (bad, good) = (await house.Destination(receiver), await house.Destination(receiver, owner: 2));
        await house.Add(bad, 1, 2);
        await house.Add(good, 11, 12, 13);
        await house.Run();

        await house.UntilEmpty(good);
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(5), stop: Stop);

        Assert.Equal([11, 12, 13], receiver.Order.Where(n => n > 10));
        Assert.Equal([1], receiver.Order.Where(n => n < 10));
        Assert.Equal(2, (await house.Standing(bad)).Queue.Waiting);
    }

    /// <summary>The one that is numbered first is committed first, so nobody sees the second before it.</summary>
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_two_that_are_added_at_once_the_first_in_is_the_first_out(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(kind, receiver, onRealTime: true);
        var to = await house.Destination(receiver);
        await house.Run();
        var (added, commit) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = house.Database.Write(async db =>
        {
            var id = await house.Add(db, to, 1);
            added.SetResult();
            await commit.Task;
            return id;
        }, WritePriority.Program, Stop);
        await added.Task;
        var second = house.Add(to, 2);

        Assert.False(second.IsCompleted);
        commit.SetResult();
        await Task.WhenAll(first, second);
        await house.UntilEmpty(to);

        Assert.Equal([1, 2], receiver.Order);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_thousand_messages_go_over_one_connection_in_their_order(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(kind, receiver, onRealTime: true, services: services => services.AddSingleton<GuardedHttp>(Lasting));
        var to = await house.Destination(receiver);
        await house.Database.Write(async db =>
        {
            foreach (var n in Enumerable.Range(1, 1000)) await house.Get<Outbox>().Add(db, to.Destination.Id, "workflow.gate.changed", JsonSerializer.SerializeToElement(new { n }), Stop);
            return await db.SaveChangesAsync(Stop);
        }, WritePriority.Program, Stop);
        await house.Run();

        await house.UntilEmpty(to);

        Assert.Equal(Enumerable.Range(1, 1000), receiver.Order);
        Assert.Equal(1, receiver.Connections);
        Assert.All(await house.Messages(to), logged => Assert.Equal((MessageState.Delivered, 204), (logged.Message.State, logged.Attempts.Single().Status!.Value)));
    }

    [Fact]
    public async Task Two_instances_deliver_each_message_once_and_in_order()
    {
        await using var receiver = await Receiver.Start();
        await using var one = await DeliveryHouse.Open(DatabaseKind.Postgres, receiver, onRealTime: true);
        await using var other = await DeliveryHouse.Open(DatabaseKind.Postgres, receiver, onRealTime: true, storage: one.Storage);
        var destinations = new[] { await one.Destination(receiver), await one.Destination(receiver, owner: 2), await one.Destination(receiver, owner: 3) };
        await Task.WhenAll(one.Run(), other.Run());

        var numbers = Enumerable.Range(0, 60).Chunk(5).ToArray();
        await Task.WhenAll(destinations.Select(async (to, i) =>
        {
            foreach (var (house, some) in numbers.Select((some, turn) => (turn % 2 == 0 ? one : other, some))) await house.Add(to, some.Select(n => (i * 100) + n));
        }));
        for (var arrived = 1; arrived <= 180; arrived++) await receiver.Message(arrived);

        for (var i = 0; i < 3; i++) Assert.Equal(Enumerable.Range(i * 100, 60), receiver.Order.Where(n => n / 100 == i));
        Assert.Equal(180, receiver.All.Select(message => message.Id).Distinct().Count());
    }

    /// <summary>Its connections last for longer than a thousand messages take where the machine has much to do.</summary>
    static GuardedHttp Lasting(IServiceProvider services) => new(
        services.GetRequiredService<EgressOptions>(), services.GetRequiredService<EgressGuard>(), services.GetRequiredService<INetwork>(),
        services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<GuardedHandler>>())
    {
        ConnectionLifetime = TimeSpan.FromHours(1),
    };
}
