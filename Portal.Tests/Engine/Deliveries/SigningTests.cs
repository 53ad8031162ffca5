using System.Diagnostics;
using System.Text.Json;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Sending;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>Messages are signed as Standard Webhooks has it, and receivers need nothing of ours to check that.</summary>
public sealed class SigningTests
{
    /// <summary>Reads a message from a line, and says what the library that receivers use makes of it, and of a changed one.</summary>
    const string Verify = """
        const { Webhook } = require('standardwebhooks');
        require('readline').createInterface({ input: process.stdin }).on('line', line => {
            const { secret, headers, body } = JSON.parse(line);
            const attempt = text => { try { return new Webhook(secret).verify(text, headers).type; } catch (e) { return e.message; } };
            console.log(`${attempt(body)} | ${attempt(body.replace('1', '2'))}`);
            process.exit();
        });
        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The example that the libraries of Standard Webhooks are tested with.</summary>
    [Fact]
    public void The_standards_own_example_is_signed_as_it_says() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        SigningSecret.Sign([new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""));

    [Fact]
    public async Task The_library_that_receivers_use_accepts_a_message_and_not_a_changed_one()
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver, onRealTime: true);
        var to = await house.Destination(receiver);
        var rotated = (await house.Destinations.Rotate(Actor.Portal, to.Destination.Id, TimeSpan.FromHours(1), Stop)).Value;
        await house.Run();
        await house.Add(to, 1);
        var message = await receiver.Message(1);

        foreach (var secret in new[] { to.Secret, rotated }) Assert.Equal("workflow.gate.changed | No matching signature found", await Verified(message, secret));
        Assert.Equal("No matching signature found | No matching signature found", await Verified(message, SigningSecret.Make()));
    }

    /// <summary>Read out of the page, so that it cannot say what does not work.</summary>
    [Fact]
    public async Task The_lines_that_the_documents_give_to_receivers_do_what_they_say()
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver, onRealTime: true);
        var to = await house.Destination(receiver);
        await house.Destinations.Rotate(Actor.Portal, to.Destination.Id, TimeSpan.FromHours(1), Stop);
        await house.Run();
        await house.Add(to, 1);
        var message = await receiver.Message(1);
        var page = await File.ReadAllTextAsync(Repository.Path("docs", "deliveries.md"), Stop);
        var lines = page.Split("```js\n")[1].Split("```")[0];
        var verify = Verify.Replace("const { Webhook } = require('standardwebhooks');", lines, StringComparison.Ordinal)
            .Replace("new Webhook(secret).verify(text, headers).type", "isFromPortal(secret, headers, text)", StringComparison.Ordinal);

        Assert.Equal("true | false", await Verified(message, to.Secret, verify));
        Assert.Equal("false | false", await Verified(message, SigningSecret.Make(), verify));
    }

    [Fact]
    public async Task A_message_says_what_happened_and_when()
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Add(to, 7);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Run();

        var message = await receiver.Message(1);

        Assert.Equal("""{"type":"workflow.gate.changed","timestamp":"2026-03-02T09:00:00.000000Z","data":{"n":7}}""", message.Body);
        Assert.Equal(house.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), message.Timestamp);
        Assert.StartsWith("msg_", message.Id, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", message.Headers["Content-Type"]);
        Assert.InRange(Convert.FromBase64String(to.Secret.Reveal()["whsec_".Length..]).Length, 24, 64);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task While_secrets_overlap_messages_are_signed_with_both_and_then_with_the_new_one(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(kind, receiver);
        var to = await house.Destination(receiver);
        await house.Run();
        var (first, id) = (to.Secret, to.Destination.Id);
        var second = (await house.Destinations.Rotate(Actor.Portal, id, TimeSpan.FromHours(24), Stop)).Value;
        await house.Add(to, 1);
        await house.UntilEmpty(to);
        house.Clock.Advance(TimeSpan.FromHours(24));
        await house.Add(to, 2);
        await house.UntilEmpty(to);
        var third = (await house.Destinations.Rotate(Actor.Portal, id, TimeSpan.Zero, Stop)).Value;
        await house.Add(to, 3);
        await house.UntilEmpty(to);

        Assert.Equal(
            [(2, true, true, false), (1, false, true, false), (1, false, false, true)],
            receiver.All.Select(m => (m.Signature.Split(' ').Length, m.IsSignedWith(first.Reveal()), m.IsSignedWith(second.Reveal()), m.IsSignedWith(third.Reveal()))));
        Assert.IsType<OverlapUnfit>((await house.Destinations.Rotate(Actor.Portal, id, TimeSpan.FromDays(8), Stop)).Refusal);
        Assert.IsType<NoSuchDestination>((await house.Destinations.Rotate(Actor.Portal, 99, TimeSpan.Zero, Stop)).Refusal);
    }

    static async Task<string> Verified(Received message, Secret secret, string script = Verify)
    {
        await using var node = new ChildProgram(new ProcessStartInfo("node", ["-e", script]) { WorkingDirectory = Repository.Path("Portal.Tests") });
        await node.Input.WriteLineAsync(JsonSerializer.Serialize(new { secret = secret.Reveal(), headers = message.Headers, body = message.Body }));
        await node.Input.FlushAsync(Stop);
        return (await node.Line(".+ \\| .+", Stop)).Value;
    }
}
