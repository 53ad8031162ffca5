using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Egress;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>What receivers answer, and what comes of it.</summary>
public sealed class AnswerTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Gone_disables_the_destination_at_once_and_all_messages_wait(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (_, http) => Receiver.Status(http, 410);
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1, 2);
        await house.Run();

        var standing = await house.UntilDisabled(to);

        Assert.Equal([1], receiver.Order);
        Assert.Equal(2, standing.Queue.Waiting);
        Assert.Contains("gone for good (410)", standing.Destination.Why, StringComparison.Ordinal);
        Assert.Equal(house.Clock.GetUtcNow(), standing.Destination.Since);

        await using var next = await Receiver.Start();
        house.Get<EgressGuard>().AllowOwn(next.Address);
        await house.Destinations.Change(Actor.Portal, to.Destination.Id, next.Url, Stop);
        Assert.Empty(next.All);
        await house.Destinations.Enable(Actor.Portal, to.Destination.Id, Stop);
        await house.UntilEmpty(to);
        Assert.Equal([1, 2], next.Order);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (message, http) =>
        {
            http.Response.Headers.Location = "/elsewhere";
            return Receiver.Status(http, message.Ordinal == 1 ? status : 200);
        };
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1);
        await house.Run();

        await house.Pass(TimeSpan.FromSeconds(5));
        await house.UntilEmpty(to);

        Assert.Equal(["/hooks/portal", "/hooks/portal"], receiver.All.Select(message => message.Path));
        Assert.Contains($"sends elsewhere ({status})", (await house.Messages(to))[0].Attempts[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_has_fifteen_seconds()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = (message, http) => message.Ordinal == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted) : Receiver.Status(http, 200);
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1);
        await house.Run();
        await receiver.Message(1);

        await house.Pass(TimeSpan.FromSeconds(15));
        await house.Pass(TimeSpan.FromSeconds(5));
        await house.UntilEmpty(to);

        var first = (await house.Messages(to))[0].Attempts[0];
        Assert.Equal((15_000, null), (first.Milliseconds, first.Status));
        Assert.Contains("15 seconds to begin its answer", first.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_an_answer_without_end_the_beginning_is_kept_and_the_status_counts(bool saysItsLength)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = async (_, http) =>
        {
            if (saysItsLength) http.Response.ContentLength = 1L << 40;
            var much = Encoding.UTF8.GetBytes(new string('x', 64 * 1024));
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(much, http.RequestAborted);
        };
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1);
        await house.Run();

        await house.UntilEmpty(to);

        var attempt = Assert.Single((await house.Messages(to))[0].Attempts);
        Assert.Equal((200, new string('x', 1000)), (attempt.Status!.Value, attempt.Answer));
    }

    /// <summary>Among it what a text column of PostgreSQL does not take.</summary>
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_rubbish_answer_is_written_down_as_far_as_it_is_text(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = async (message, http) =>
        {
            http.Response.StatusCode = message.Ordinal == 1 ? 299 : 404;
            http.Response.ContentType = "text/html; charset=no-such-thing";
            byte[] rubbish = [0, 255, 254, .. "well"u8, 0, 7, .. Encoding.UTF8.GetBytes(new string('y', 993)), .. "😀 and more"u8];
            await http.Response.Body.WriteAsync(rubbish, Stop);
        };
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1, 2);
        await house.Run();

        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(5), stop: Stop);

        var messages = await house.Messages(to);
        Assert.Equal((MessageState.Delivered, MessageState.Waiting), (messages[0].Message.State, messages[1].Message.State));
        Assert.StartsWith("\uFFFD\uFFFDwell  yyy", messages[1].Attempts[0].Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(messages[1].Attempts[0].Answer!, char.IsSurrogate);
    }

    [Fact]
    public async Task An_answer_that_is_no_http_and_a_receiver_that_is_not_there_are_tried_again()
    {
        var receiver = await Receiver.Start();
        receiver.Answer = (_, http) =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 1);
        await house.Run();
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(5), stop: Stop);
        await receiver.DisposeAsync();

        house.Clock.Advance(TimeSpan.FromSeconds(5));
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(30), stop: Stop);

        var attempts = (await house.Messages(to))[0].Attempts;
        Assert.Contains("broke off its answer", attempts[0].Failure, StringComparison.Ordinal);
        Assert.Contains("takes no connection", attempts[1].Failure, StringComparison.Ordinal);
        Assert.All(attempts, attempt => Assert.Null(attempt.Status));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_name_that_leads_into_the_own_network_disables_the_destination_with_the_reason(DatabaseKind kind)
    {
        var network = new ScriptedNetwork().With("hooks.example.com", "10.0.0.7");
        await using var house = await DeliveryHouse.Open(kind, services: services => services.AddSingleton<INetwork>(network));
        var to = (await house.Destinations.Create(Actor.Portal, "workflow", 1, "https://hooks.example.com/portal", Stop)).Value;
        await house.Add(to, 1);
        await house.Run();

        var standing = await house.UntilDisabled(to);

        Assert.Contains("resolves to 10.0.0.7, a private address", standing.Destination.Why, StringComparison.Ordinal);
        Assert.Equal(1, standing.Queue.Waiting);
        Assert.Empty(network.Connected);
    }

    [Theory]
    [InlineData("https://127.0.0.1/hook", "loopback")]
    [InlineData("https://192.168.1.4/hook", "private")]
    [InlineData("https://169.254.169.254/latest", "metadata")]
    [InlineData("https://example.com:22/hook", "Port 22")]
    [InlineData("http://example.com/hook", "would not be encrypted")]
    [InlineData("ftp://example.com/hook", "not an address")]
    [InlineData("https://ada:pass@example.com/hook", "not an address")]
    [InlineData("hook", "not an address")]
    public async Task An_address_that_nothing_may_go_to_is_refused_when_it_is_given(string address, string why)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);

        var created = await house.Destinations.Create(Actor.Portal, "workflow", 1, address, Stop);
        var changed = await house.Destinations.Change(Actor.Portal, to.Destination.Id, address, Stop);

        Assert.Contains(why, created.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(created.Refusal, changed.Refusal);
        Assert.DoesNotContain("pass@", created.Refusal.Message, StringComparison.Ordinal);
    }
}
