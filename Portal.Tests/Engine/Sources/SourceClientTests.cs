using Microsoft.AspNetCore.Http;
using Portal.Engine;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;

namespace Portal.Tests.Engine.Sources;

public sealed class SourceClientTests
{
    const string Planted = "planted-secret";

    static readonly SourceAuth Bearer = new() { Kind = AuthKind.Bearer, Secret = "vault:crm" };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<SourceAuth, string, string?> Credentials => new()
    {
        { SourceAuth.None, "Authorization", null },
        { Bearer, "Authorization", "Bearer planted-secret" },
        { Bearer with { Secret = "crm" }, "Authorization", "Bearer planted-secret" },
        { new() { Kind = AuthKind.Header, Header = "X-Api-Key", Secret = "vault:crm" }, "X-Api-Key", "planted-secret" },
        { new() { Kind = AuthKind.Header, Header = "Authorization", Prefix = "Token", Secret = "vault:crm" }, "Authorization", "Token planted-secret" },
        { new() { Kind = AuthKind.Header, Header = "Authorization", Prefix = "Token token=", Secret = "vault:crm" }, "Authorization", "Token token=planted-secret" },
        { new() { Kind = AuthKind.Basic, User = "ada", Secret = "vault:crm" }, "Authorization", "Basic YWRhOnBsYW50ZWQtc2VjcmV0" },
        { new() { Kind = AuthKind.Basic, Secret = "vault:crm" }, "Authorization", "Basic cGxhbnRlZC1zZWNyZXQ=" },
    };

    [Theory, MemberData(nameof(Credentials))]
    public async Task The_credential_goes_into_its_header(SourceAuth auth, string header, string? value)
    {
        await using var server = (await StrictSource.Start()).Expects("GET /v1/contacts?page=1");
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("crm", Planted);

        Assert.Equal("here", (await Ask(house, server, "contacts?page=1", auth)).Value);
        Assert.Equal([value], server.Sent(header));
    }

    [Fact]
    public async Task What_a_connector_puts_into_the_same_header_does_not_count()
    {
        await using var server = (await StrictSource.Start()).Expects("GET /v1/contacts");
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("crm", Planted);

        await Send(house.Clients.For(Source(server, Bearer)), () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "contacts");
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer of its own");
            return request;
        });

        Assert.Equal(["Bearer planted-secret"], server.Sent("Authorization"));
    }

    [Fact]
    public async Task It_goes_along_within_its_own_origin_and_to_no_other()
    {
        await using var other = (await StrictSource.Start()).Expects("GET /taken").Expects("GET /next");
        await using var server = (await StrictSource.Start())
            .Redirects("GET /v1/moved", "/v1/there").Expects("GET /v1/there")
            .Redirects("GET /v1/away", $"{other.Server.At("/taken")}")
            .Expects("GET /elsewhere");
        await using var house = await SourcesHouse.Open(servers: [server, other]);
        await house.Store("crm", Planted);

        Assert.Equal("here", (await Ask(house, server, "moved", Bearer)).Value);
        Assert.Equal("here", (await Ask(house, server, "away", Bearer)).Value);
        Assert.Equal("here", (await Ask(house, server, $"{other.Server.At("/next")}", Bearer)).Value);
        Assert.Equal("here", (await Ask(house, server, $"{server.Server.At("/elsewhere")}", Bearer)).Value);

        Assert.All(server.Sent("Authorization"), sent => Assert.Equal("Bearer planted-secret", sent));
        Assert.Equal([null, null], other.Sent("Authorization"));
    }

    [Fact]
    public async Task A_redirect_away_and_back_does_not_bring_it_back()
    {
        await using var other = await StrictSource.Start();
        await using var server = (await StrictSource.Start()).Redirects("GET /v1/away", $"{other.Server.At("/turn")}").Expects("GET /back");
        other.Redirects("GET /turn", $"{server.Server.At("/back")}");
        await using var house = await SourcesHouse.Open(servers: [server, other]);
        await house.Store("crm", Planted);

        await Ask(house, server, "away", new() { Kind = AuthKind.Header, Header = "X-Api-Key", Secret = "vault:crm" });

        Assert.Equal([Planted, null], server.Sent("X-Api-Key"));
        Assert.Equal([null], other.Sent("X-Api-Key"));
    }

    [Fact]
    public async Task A_replaced_secret_counts_at_once()
    {
        await using var server = (await StrictSource.Start()).Expects("GET /v1/contacts").Expects("GET /v1/contacts");
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("crm", "the first");
        var client = house.Clients.For(Source(server, Bearer));

        await Send(client, () => new(HttpMethod.Get, "contacts"));
        await house.Store("crm", "the second");
        await Send(client, () => new(HttpMethod.Get, "contacts"));

        Assert.Equal(["Bearer the first", "Bearer the second"], server.Sent("Authorization"));
    }

    [Theory]
    [InlineData("vault:nowhere", "The vault holds no secret called nowhere.")]
    [InlineData("env:PORTAL_TEST_IS_NOT_SET", "The environment variable PORTAL_TEST_IS_NOT_SET is not set.")]
    [InlineData("file:/nowhere/secret", "The file /nowhere/secret is not there.")]
    [InlineData("vault:broken", "The secret holds a line break")]
    public async Task Without_its_secret_the_source_is_not_asked_and_its_owner_must_act(string reference, string says)
    {
        await using var server = await StrictSource.Start();
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("broken", $"{Planted}\r\nX-Other: 1");

        var failure = Assert.IsType<Failure>((await Ask(house, server, "contacts", Bearer with { Secret = reference })).Refusal);

        Assert.Equal(Who.Owner, failure.Who);
        Assert.StartsWith("Sample CRM was not asked, because its credential is missing.", failure.Text, StringComparison.Ordinal);
        Assert.Contains(says, failure.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, failure.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, $"{house.Logs}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_with_a_line_break_is_refused_before_it_is_encoded()
    {
        await using var server = await StrictSource.Start();
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("broken", $"{Planted}\r\n");

        var failure = Assert.IsType<Failure>((await Ask(house, server, "contacts", new() { Kind = AuthKind.Basic, User = "ada", Secret = "vault:broken" })).Refusal);

        Assert.Contains("The secret holds a line break", failure.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer", null, "no such token: planted-secret")]
    [InlineData("Basic", "ada", "what is YWRhOnBsYW50ZWQtc2VjcmV0")]
    [InlineData("Basic", null, "wrong password planted-secret")]
    public async Task A_source_that_repeats_the_credential_does_not_show_it(string kind, string? user, string says)
    {
        await using var server = (await StrictSource.Start())
            .Expects("GET /v1/contacts", http => Answer(http, 400, $$"""{"error":"{{says}}"}"""))
            .Expects("GET /v1/contacts", http => Answer(http, 200, $$"""{"error":"{{says}}"}"""))
            .Expects("GET /v1/contacts", http => Answer(http, 200, $"<p>{says}"));
        await using var house = await SourcesHouse.Open(servers: server);
        var secret = kind == "Basic" && user is null ? $"ada:{Planted}" : Planted;
        await house.Store("crm", secret);
        var client = house.Clients.For(Source(server, new() { Kind = Enum.Parse<AuthKind>(kind), User = user, Secret = "vault:crm" }));
        var settings = new RestSettings { Path = "contacts", Key = ["id"], Errors = new() { Path = "error", Message = "error" } };

        for (var i = 0; i < 3; i++)
        {
            var page = await new RestConnector().Read(new ReadContext(settings, Cursor.Start, false, client, house.Clock), Stop).FirstAsync(Stop);
            Assert.Contains(Portal.Engine.Secrets.Secret.Dots, page.Refusal!.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Planted, page.Refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("YWRhOn", page.Refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_secret_is_in_no_log_and_in_no_failure()
    {
        await using var server = (await StrictSource.Start())
            .Expects("GET /v1/denied", http => Answer(http, 401))
            .Redirects("GET /v1/inside", "http://10.0.0.5/")
            .Expects("GET /v1/defect")
            .Redirects("GET /v1/moved", "/v1/there").Expects("GET /v1/there");
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("crm", Planted);
        var client = house.Clients.For(Source(server, Bearer));

        var denied = await Send(client, () => new(HttpMethod.Get, "denied"));
        var inside = await Send(client, () => new(HttpMethod.Get, "inside"));
        var (defect, redirected) = (await Break("defect"), await Break("moved"));

        Assert.Equal([Who.Owner, Who.Owner, Who.Us, Who.Us], new[] { denied, inside, defect, redirected }.Select(outcome => Assert.IsType<Failure>(outcome.Refusal).Who));
        Assert.Equal(5, server.Sent("Authorization").Count(sent => sent == $"Bearer {Planted}"));
        Assert.DoesNotContain(Planted, $"{denied} {inside} {defect} {redirected}", StringComparison.Ordinal);
        Assert.Contains("A call to Sample CRM ended in a defect", $"{house.Logs}", StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, $"{house.Logs}", StringComparison.Ordinal);

        Task<Outcome<string>> Break(string path) =>
            client.Send<string>(new(() => new(HttpMethod.Get, path), (response, _) => throw new InvalidOperationException($"Defect in {response.RequestMessage}")), Stop);
    }

    [Fact]
    public async Task A_request_that_was_sent_no_longer_holds_it()
    {
        await using var server = (await StrictSource.Start())
            .Expects("GET /v1/contacts").Redirects("GET /v1/moved", "/v1/there").Expects("GET /v1/there").Redirects("GET /v1/inside", "http://10.0.0.5/");
        await using var house = await SourcesHouse.Open(servers: server);
        await house.Store("crm", Planted);
        var sent = new List<HttpRequestMessage>();

        foreach (var path in new[] { "contacts", "moved", "inside" })
        {
            await Send(house.Clients.For(Source(server, Bearer)), () =>
            {
                sent.Add(new(HttpMethod.Get, path));
                return sent[^1];
            });
        }

        Assert.Equal(4, server.Sent("Authorization").Count(value => value == $"Bearer {Planted}"));
        Assert.Equal(3, sent.Count);
        Assert.All(sent, request => Assert.Null(request.Headers.Authorization));
    }

    [Fact]
    public async Task All_clients_of_a_source_share_its_pipeline()
    {
        await using var server = (await StrictSource.Start()).Expects("GET /v1/contacts").Expects("GET /v1/contacts");
        await using var house = await SourcesHouse.Open(servers: server);
        var source = Source(server, SourceAuth.None);
        source.Rate = new(3, TimeSpan.FromMinutes(1));

        await Send(house.Clients.For(source), () => new(HttpMethod.Get, "contacts"));
        var before = house.Pipelines.For("7", "Sample CRM", new SourceLimits { Rate = source.Rate });
        var second = Send(house.Clients.For(source), () => new(HttpMethod.Get, "contacts"));
        await house.Clock.SomebodyWaits(TimeSpan.FromMinutes(1), stop: Stop);

        Assert.Single(server.Server.Requests);
        Assert.Equal("Sample CRM", Assert.IsType<SourceState>(house.Pipelines.State("7")).Name);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("here", (await second).Value);
        Assert.Same(before, house.Pipelines.For("7", "Sample CRM", new SourceLimits { Rate = source.Rate }));
    }

    static Source Source(StrictSource server, SourceAuth auth) => new()
    {
        Id = 7,
        Name = "Sample CRM",
        Environment = SourceEnvironment.Mock,
        Address = server.Server.At("/v1"),
        Auth = auth,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    static Task<Outcome<string>> Ask(SourcesHouse house, StrictSource server, string address, SourceAuth auth) =>
        Send(house.Clients.For(Source(server, auth)), () => new(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute)));

    static Task<Outcome<string>> Send(ISourceClient client, Func<HttpRequestMessage> request) =>
        client.Send(new Call<string>(request, async (response, stop) => await response.Content.ReadAsStringAsync(stop)), Stop);

    static Task Answer(HttpContext http, int status, string says = "")
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(says);
    }
}
