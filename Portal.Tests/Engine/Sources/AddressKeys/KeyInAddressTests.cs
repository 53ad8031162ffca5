using Microsoft.AspNetCore.Http;
using Portal.Engine;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;

namespace Portal.Tests.Engine.Sources.AddressKeys;

public sealed class KeyInAddressTests
{
    const string Planted = "planted-secret";

    static readonly SourceAuth InAddress = new() { Kind = AuthKind.Parameter, Parameter = "api_key", Secret = "vault:crm" };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_in_the_address_goes_along_within_its_own_origin_and_to_no_other()
    {
        const string Sent = "api_key=planted-secret";
        await using var other = (await StrictSource.Start()).Expects("GET /taken?page=2").Expects("GET /next?api_key=theirs").Expects("GET /echoed?back=****");
        await using var server = (await StrictSource.Start())
            .Expects($"GET /v1/contacts?page=1&{Sent}").Expects($"GET /v1/contacts?page=1&{Sent}")
            .Redirects($"GET /v1/moved?{Sent}", "/v1/there?page=2").Expects($"GET /v1/there?page=2&{Sent}")
            .Redirects($"GET /v1/away?{Sent}", $"{other.Server.At("/taken?page=2")}")
            .Redirects($"GET /v1/echo?{Sent}", $"{other.Server.At("/echoed?back=planted-secret")}");
        await using var house = await SourcesHouse.Open(servers: [server, other]);
        await house.Store("crm", Planted);

        foreach (var path in new[] { "contacts?page=1", "contacts?api_key=mistyped&page=1", "moved", "away", $"{other.Server.At("/next?api_key=theirs")}", "echo" })
            Assert.Equal("here", (await Ask(house, server, path)).Value);

        Assert.All(server.Sent("Portal-Address-Key").Concat(other.Sent("Portal-Address-Key")), Assert.Null);
    }

    /// <summary>Neither the request that was made, nor one that it was redirected to, nor a defect that prints them.</summary>
    [Fact]
    public async Task An_address_that_was_asked_is_seen_without_its_key()
    {
        await using var server = (await StrictSource.Start())
            .Expects("GET /v1/contacts?api_key=planted-secret", http => http.Response.WriteAsync("you came with planted-secret"))
            .Redirects("GET /v1/moved?api_key=planted-secret", "/v1/there?api_key=planted-secret").Expects("GET /v1/there?api_key=planted-secret");
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("crm", Planted);
        var client = house.Clients.For(Source(server));
        var seen = new List<string>();

        foreach (var path in new[] { "contacts", "moved" })
        {
            HttpRequestMessage? sent = null;
            await client.Send(new Call<string>(() => sent = new(HttpMethod.Get, path), async (response, stop) =>
            {
                seen.Add($"{response.RequestMessage} {response} {await response.Content.ReadAsStringAsync(stop)}");
                return "";
            }), Stop);
            seen.Add($"{sent}");
        }

        Assert.Equal(4, seen.Count);
        Assert.Contains("you came with ****", seen[0], StringComparison.Ordinal);
        Assert.All(seen, text => Assert.DoesNotContain(Planted, text, StringComparison.Ordinal));
        Assert.Equal("https://x.example.com/a?page=2", $"{client.Plain(new("https://x.example.com/a?api_key=planted-secret&page=2"))}");
        Assert.DoesNotContain(Planted, $"{house.Logs}", StringComparison.Ordinal);
    }

    static Source Source(StrictSource server) => new()
    {
        Id = 7,
        Name = "Sample CRM",
        Environment = SourceEnvironment.Mock,
        Address = server.Server.At("/v1"),
        Auth = InAddress,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    static Task<Outcome<string>> Ask(SourcesHouse house, StrictSource server, string address) =>
        house.Clients.For(Source(server)).Send(new Call<string>(() => new(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute)), async (response, stop) => await response.Content.ReadAsStringAsync(stop)), Stop);
}
