using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>When a message is tried again, and when no more.</summary>
public sealed class ScheduleTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_message_that_never_arrives_is_given_up_and_those_after_it_wait_for_a_person(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (_, http) => Receiver.Status(http, 500);
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1, 2, 3);
        await house.Run();

        foreach (var wait in RetrySchedule.Waits) await house.Pass(wait);
        var standing = await house.UntilDisabled(to);

        Assert.Equal(Enumerable.Repeat(1, 12), receiver.Order);
        Assert.Equal(12, receiver.All.Select(message => message.Timestamp).Distinct().Count());
        Assert.All(receiver.All, message => Assert.True(message.IsSignedWith(to.Secret.Reveal())));
        Assert.Contains("did not arrive in 12 tries and is given up", standing.Destination.Why, StringComparison.Ordinal);
        Assert.Contains("enable it", standing.Destination.Why, StringComparison.Ordinal);
        Assert.Equal((2, null), (standing.Queue.Waiting, standing.Queue.DueAt));
        var audit = (await house.Get<AuditLog>().Page(new AuditFilter { Action = "destination.disabled" }, AuditPlace.Newest, 10, Stop)).Entries.Single();
        Assert.Contains("given up", audit.After, StringComparison.Ordinal);

        receiver.Answer = (_, http) => Receiver.Status(http, 200);
        await house.Destinations.Enable(Actor.Portal, to.Destination.Id, Stop);
        Assert.Null((await house.UntilEmpty(to)).Destination.Why);
        Assert.Equal([2, 3], receiver.Order[12..]);
        Assert.Equal([MessageState.GivenUp, MessageState.Delivered, MessageState.Delivered], (await house.Messages(to)).Select(logged => logged.Message.State));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_given_up_can_be_sent_again_before_those_that_wait_or_be_dropped(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (_, http) => Receiver.Status(http, 410);
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1, 2, 3, 4);
        await house.Run();
        await house.UntilDisabled(to);
        var messages = await house.Messages(to);

        Assert.True((await house.Desk.Drop(Actor.Portal, messages[0].Message.Id, Stop)).Succeeded(out _, out _));
        Assert.True((await house.Desk.Drop(Actor.Portal, messages[2].Message.Id, Stop)).Succeeded(out _, out _));
        Assert.IsType<MessageHasEnded>((await house.Desk.Drop(Actor.Portal, messages[2].Message.Id, Stop)).Refusal);
        Assert.IsType<NoSuchMessage>((await house.Desk.Drop(Actor.Portal, "msg_nowhere", Stop)).Refusal);
        Assert.True((await house.Desk.SendAgain(Actor.Portal, messages[0].Message.Id, Stop)).Succeeded(out _, out _));
        Assert.Equal(3, (await house.Standing(to)).Queue.Waiting);
        receiver.Answer = (_, http) => Receiver.Status(http, 200);
        await house.Destinations.Enable(Actor.Portal, to.Destination.Id, Stop);
        await house.UntilEmpty(to);

        Assert.Equal([1, 1, 2, 4], receiver.Order);
        Assert.Equal(receiver.All[0].Id, receiver.All[1].Id);
        await house.Desk.SendAgain(Actor.Portal, messages[3].Message.Id, Stop);
        await house.UntilEmpty(to);
        Assert.Equal([1, 1, 2, 4, 4], receiver.Order);
    }

    [Fact]
    public async Task A_paused_destination_is_left_alone_until_it_is_enabled()
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var (to, other) = (await house.Destination(receiver), await house.Destination(receiver, owner: 2));
        Assert.IsType<DestinationPauseWithoutReason>((await house.Destinations.Pause(Actor.Portal, to.Destination.Id, " ", Stop)).Refusal);
        await house.Destinations.Pause(Actor.Portal, to.Destination.Id, "They move house", Stop);
        await house.Run();
        await house.Add(to, 1);
        await house.Add(other, 2);
        await house.UntilEmpty(other);
        Assert.Equal([2], receiver.Order);
        Assert.Equal("They move house", (await house.Standing(to)).Destination.Why);

        await house.Destinations.Enable(Actor.Portal, to.Destination.Id, Stop);
        await house.UntilEmpty(to);

        Assert.Equal([2, 1], receiver.Order);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "3600", 3600)]
    [InlineData(503, "1", 5)]
    [InlineData(429, "9999999", 86400)]
    [InlineData(503, "Mon, 02 Mar 2026 09:10:00 GMT", 600)]
    [InlineData(429, "soon", 5)]
    public async Task A_receiver_that_asks_for_time_is_given_it_up_to_a_day(int status, string retryAfter, int seconds)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (message, http) =>
        {
            http.Response.Headers.RetryAfter = retryAfter;
            http.Response.Headers.Date = "Mon, 02 Mar 2026 09:00:00 GMT";
            return Receiver.Status(http, message.Ordinal == 1 ? status : 200);
        };
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1, 2);
        await house.Run();

        await house.Pass(TimeSpan.FromSeconds(seconds));
        await house.UntilEmpty(to);

        Assert.Equal([1, 1, 2], receiver.Order);
    }

    [Fact]
    public void A_wait_is_its_own_length_to_a_fifth_more()
    {
        for (var tries = 1; tries <= RetrySchedule.Waits.Count; tries++)
        {
            var wait = RetrySchedule.Waits[tries - 1];
            Assert.Equal(Now + wait, new RetrySchedule { Jitter = () => 0 }.Next(tries, Now, null));
            Assert.Equal(Now + (wait * 1.2), new RetrySchedule { Jitter = () => 1 }.Next(tries, Now, null));
            Assert.InRange(new RetrySchedule().Next(tries, Now, null)!.Value, Now + wait, Now + (wait * 1.2));
        }

        Assert.Null(new RetrySchedule().Next(12, Now, null));
    }
}
