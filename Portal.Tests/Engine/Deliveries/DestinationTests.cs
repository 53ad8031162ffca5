using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Deliveries.Sending;
using Portal.Engine.Persistence;
using Portal.Engine.People;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>What people do with destinations, and what they get to see of them.</summary>
public sealed class DestinationTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_says_what_came_back_also_while_messages_wait()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = async (_, http) =>
        {
            http.Response.StatusCode = 422;
            await http.Response.WriteAsync("no such event", Stop);
        };
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        await house.Destinations.Pause(Actor.Portal, to.Destination.Id, "They move house", Stop);
        await house.Add(to, 1);

        var test = (await house.Destinations.Test(Actor.Portal, to.Destination.Id, Stop)).Value;

        Assert.Equal((Verdict.Again, 422, "no such event"), (test.Verdict, (int)test.Status!, test.Answer));
        var message = Assert.Single(receiver.All);
        Assert.Equal("portal.test", message.Type);
        Assert.True(message.IsSignedWith(to.Secret.Reveal()));
        Assert.Equal(1, (await house.Standing(to)).Queue.Waiting);
        Assert.Empty((await house.Messages(to)).Single().Attempts);
        Assert.IsType<NoSuchDestination>((await house.Destinations.Test(Actor.Portal, 99, Stop)).Refusal);
    }

    [Fact]
    public async Task Who_is_no_admin_changes_nothing()
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(DatabaseKind.Sqlite, receiver);
        var to = await house.Destination(receiver);
        var nobody = new Actor(Guid.CreateVersion7(house.Clock.GetUtcNow()), "Sam", null);
        var id = to.Destination.Id;

        Assert.IsType<NoLongerAdmin>((await house.Destinations.Create(nobody, "workflow", 1, receiver.Url, Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Destinations.Rotate(nobody, id, TimeSpan.Zero, Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Destinations.Remove(nobody, id, Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Destinations.Test(nobody, id, Stop)).Refusal);
        Assert.Empty(receiver.All);
        Assert.Equal(1, (await house.Standing(to)).Destination.Version);
    }

    /// <summary>The receiver, which knows the secret, sends it back in every way there is.</summary>
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_secret_is_in_no_log_no_audit_entry_no_answer_and_not_open_in_the_database(DatabaseKind kind)
    {
        await using var receiver = await Receiver.Start();
        await using var house = await DeliveryHouse.Open(kind, receiver);
        const string Token = "token-of-the-receiver";
        var to = (await house.Destinations.Create(Actor.Portal, "workflow", 1, $"{receiver.Url}?key={Token}", Stop)).Value;
        var next = (await house.Destinations.Rotate(Actor.Portal, to.Destination.Id, TimeSpan.FromHours(1), Stop)).Value;
        var secrets = new[] { to.Secret.Reveal()["whsec_".Length..], next.Reveal()["whsec_".Length..] };
        receiver.Answer = async (message, http) =>
        {
            http.Response.StatusCode = message.Ordinal < 4 ? 500 : 410;
            foreach (var secret in secrets) await http.Response.WriteAsync($"whsec_{secret} {secret} {JsonSerializer.Serialize(secret)} {Uri.EscapeDataString(secret)} {secret.Replace("/", "\\/", StringComparison.Ordinal)} ", Stop);
        };
        await house.Destinations.Test(Actor.Portal, to.Destination.Id, Stop);
        await house.Add(to, 1);
        await house.Run();
        await house.Pass(TimeSpan.FromSeconds(5));
        await house.Pass(TimeSpan.FromSeconds(30));
        await house.UntilDisabled(to);
        await house.Destinations.Remove(Actor.Portal, 99, Stop);

        await using var db = house.Database.Read();
        var kept = JsonSerializer.Serialize(new
        {
            destinations = await db.Set<Destination>().Select(destination => new { destination.Why, Sealed = Convert.ToBase64String(destination.Sealed), Previous = Convert.ToBase64String(destination.PreviousSealed!) }).ToListAsync(Stop),
            attempts = await db.Set<DeliveryAttempt>().ToListAsync(Stop),
            messages = await db.Set<OutboxMessage>().ToListAsync(Stop),
        });
        var audit = JsonSerializer.Serialize(await db.Set<AuditEntry>().ToListAsync(Stop));
        var log = house.Logs.ToString();
        Assert.Contains("whsec_", kept, StringComparison.Ordinal);
        Assert.Contains("destination.secret-rotated", audit, StringComparison.Ordinal);
        Assert.Contains("did not arrive at destination 1", log, StringComparison.Ordinal);
        foreach (var secret in secrets.SelectMany(secret => new[] { secret, JsonEncodedText.Encode(secret).ToString(), Uri.EscapeDataString(secret), secret.TrimEnd('=') }))
        {
            Assert.DoesNotContain(secret, kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, audit, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(Token, $"{audit} {log} {kept}", StringComparison.Ordinal);
    }
}
