using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Agents;

/// <summary>An agent at the door of the real portal.</summary>
public sealed class AgentDoorTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_agent_is_told_who_it_is_what_it_may_see_and_how_much(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        var ada = await portal.FirstAdmin();
        await AddCustomer(portal);
        var made = await Create(portal, ada, draft => draft with { RequestsPerMinute = 60, RecordsPerDay = 1000 });

        using var answer = await Ask(portal, made.Key.Reveal());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var me = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("Mail writer", me.RootElement.GetProperty("name").GetString());
        var entity = Assert.Single(me.RootElement.GetProperty("entities").EnumerateArray());
        Assert.Equal("customer", entity.GetProperty("name").GetString());
        Assert.Equal(["name"], entity.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal((60, 1000), (me.RootElement.GetProperty("limits").GetProperty("requestsPerMinute").GetInt32(), me.RootElement.GetProperty("limits").GetProperty("recordsPerDay").GetInt32()));
        Assert.Equal(JsonValueKind.Null, me.RootElement.GetProperty("keyExpiresAt").ValueKind);
        Assert.Equal("\"requests\";q=60;w=60, \"records\";q=1000;w=86400", Header(answer, "RateLimit-Policy"));
        Assert.StartsWith("\"requests\";r=59;t=1, \"records\";r=1000;t=", Header(answer, "RateLimit"), StringComparison.Ordinal);
        Assert.Contains("no-store", $"{answer.Headers.CacheControl}", StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        Assert.Empty(db.Set<Session>());
    }

    [Fact]
    public async Task A_tool_that_cannot_send_the_one_header_sends_the_other()
    {
        await using var portal = await PortalUnderTest.Start();
        var made = await Create(portal, await portal.FirstAdmin());

        using var answer = await Ask(portal, ("X-Api-Key", made.Key.Reveal()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Who_shows_no_key_or_none_that_is_known_is_told_so_as_a_program_reads_it()
    {
        await using var portal = await PortalUnderTest.Start();
        await Create(portal, await portal.FirstAdmin());

        await Refused(portal, HttpStatusCode.Unauthorized, "key-missing", "Bearer");
        await Refused(portal, HttpStatusCode.Unauthorized, "key-missing", "Bearer", ("Authorization", "Basic YTpi"));
        await Refused(portal, HttpStatusCode.Unauthorized, "key-mistyped", "Bearer error=\"invalid_token\"", ("Authorization", "Bearer prt_nonsense"));
        await Refused(portal, HttpStatusCode.Unauthorized, "key-unknown", "Bearer error=\"invalid_token\"", ("Authorization", $"Bearer {KeyText.Make().Reveal()}"));
        await Refused(portal, HttpStatusCode.BadRequest, "several-keys", null, ("Authorization", "Bearer prt_one"), ("X-Api-Key", "prt_other"));
    }

    [Fact]
    public async Task Who_held_a_key_is_told_what_became_of_it()
    {
        var clock = new TestClock();
        await using var portal = await PortalUnderTest.Start(clock: clock);
        var ada = await portal.FirstAdmin();
        var desk = portal.Services.GetRequiredService<AgentDesk>();
        var made = await Create(portal, ada, draft => draft with { ExpiresAt = clock.GetUtcNow().AddDays(1) });
        var header = ("Authorization", $"Bearer {made.Key.Reveal()}");

        await desk.Disable(ada.AsActor(), made.Agent.Id, "Not now.", Stop);
        await Refused(portal, HttpStatusCode.Forbidden, "agent-disabled", null, header);
        await desk.Enable(ada.AsActor(), made.Agent.Id, Stop);
        clock.Advance(TimeSpan.FromDays(1));
        await Refused(portal, HttpStatusCode.Unauthorized, "key-expired", "Bearer error=\"invalid_token\"", header);
        await desk.Revoke(ada.AsActor(), made.Agent.Id, made.Kept.Id, Stop);
        await Refused(portal, HttpStatusCode.Unauthorized, "key-revoked", "Bearer error=\"invalid_token\"", header);
    }

    [Theory]
    [InlineData("api_key")]
    [InlineData("anything")]
    public async Task A_key_in_the_address_is_refused_even_beside_a_good_one(string name)
    {
        await using var portal = await PortalUnderTest.Start();
        var made = await Create(portal, await portal.FirstAdmin());
        using var client = portal.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Urls.Me}?{name}={made.Key.Reveal()}") { Headers = { { "Authorization", $"Bearer {made.Key.Reveal()}" } } };

        using var answer = await client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("key-in-address", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_no_agent_and_an_agent_is_nobody_who_is_signed_in()
    {
        await using var portal = await PortalUnderTest.Start();
        var made = await Create(portal, await portal.FirstAdmin());
        using var guest = new Guest(portal);
        await guest.SignIn("ada@example.com");
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.Get(Urls.Me)).StatusCode);

        foreach (var page in new[] { Urls.Home, Urls.People, Urls.Audit, Urls.Sources })
        {
            using var answer = await Ask(portal, page, ("Authorization", $"Bearer {made.Key.Reveal()}"));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait_and_it_is_accounted_for()
    {
        var clock = new TestClock();
        await using var portal = await PortalUnderTest.Start(clock: clock);
        var made = await Create(portal, await portal.FirstAdmin(), draft => draft with { RequestsPerMinute = 2 });
        (await Ask(portal, made.Key.Reveal())).Dispose();
        (await Ask(portal, made.Key.Reveal())).Dispose();

        using (var refused = await Ask(portal, made.Key.Reveal()))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(("30", "\"requests\";r=0;t=60"), (Header(refused, "Retry-After"), Header(refused, "RateLimit")));
            Assert.Contains("too-many-requests", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        clock.Advance(TimeSpan.FromSeconds(30));
        using var allowed = await Ask(portal, made.Key.Reveal());
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        await portal.Services.GetRequiredService<AgentUse>().Flush(Stop);
        var reads = await portal.Services.GetRequiredService<AgentBook>().Reads(made.Agent.Id, 10, Stop);
        Assert.Equal([("me", AgentAnswer.Answered), ("limit", AgentAnswer.Refused), ("me", AgentAnswer.Answered), ("me", AgentAnswer.Answered)], reads.OrderByDescending(read => read.At).ThenByDescending(read => read.Kind == "limit").Select(read => (read.Kind, read.Answer)));
        Assert.All(reads, read => Assert.Equal("127.0.0.1", read.Address));
    }

    [Fact]
    public async Task What_was_read_is_written_down_before_the_portal_has_stopped()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        var clock = new TestClock();
        await using (var portal = await PortalUnderTest.StartOn(storage, clock))
        {
            var made = await Create(portal, await portal.FirstAdmin());
            (await Ask(portal, made.Key.Reveal())).Dispose();
        }

        await using var again = await PortalUnderTest.StartOn(storage, clock);
        Assert.Equal("me", Assert.Single(await again.Services.GetRequiredService<AgentBook>().Reads(1, 10, Stop)).Kind);
    }

    [Fact]
    public async Task From_another_machine_a_key_is_only_taken_over_HTTPS_unless_an_operator_says_otherwise()
    {
        foreach (var (settings, proto, expected) in new[]
        {
            (Array.Empty<string>(), "http", HttpStatusCode.Forbidden),
            ([], "https", HttpStatusCode.OK),
            (["--Portal:Network:AllowPlainHttp=true"], "http", HttpStatusCode.OK),
        })
        {
            await using var portal = await PortalUnderTest.Start(settings: ["--Portal:Network:TrustedProxies:0=127.0.0.1", .. settings]);
            var made = await Create(portal, await portal.FirstAdmin());

            using var answer = await Ask(portal, Urls.Me, ("Authorization", $"Bearer {made.Key.Reveal()}"), ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", proto));

            Assert.Equal(expected, answer.StatusCode);
        }
    }

    static async Task Refused(PortalUnderTest portal, HttpStatusCode status, string code, string? challenge, params (string, string)[] headers)
    {
        using var answer = await Ask(portal, Urls.Me, headers);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(challenge, answer.Headers.TryGetValues("WWW-Authenticate", out var found) ? string.Join(", ", found) : null);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal((code, (int)status), (problem.RootElement.GetProperty("code").GetString(), problem.RootElement.GetProperty("status").GetInt32()));
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
    }

    static Task<HttpResponseMessage> Ask(PortalUnderTest portal, string key) => Ask(portal, ("Authorization", $"Bearer {key}"));

    static Task<HttpResponseMessage> Ask(PortalUnderTest portal, params (string, string)[] headers) => Ask(portal, Urls.Me, headers);

    static async Task<HttpResponseMessage> Ask(PortalUnderTest portal, string path, params (string Name, string Value)[] headers)
    {
        using var client = portal.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await client.SendAsync(request, Stop);
    }

    static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    static async Task AddCustomer(PortalUnderTest portal) => _ = (await portal.Services.GetRequiredService<EntityModel>().Add(
        Actor.Portal, new EntityDraft("customer", "Customer", EntityKind.Keyed, [new("name", FieldType.Text), new("email", FieldType.Text) { Sensitive = true }]), Stop)).Value;

    static async Task<MadeKey> Create(PortalUnderTest portal, Person ada, Func<AgentDraft, AgentDraft>? adjust = null)
    {
        var draft = new AgentDraft("Mail writer", "Writes mails.", ada.Id, Scope.All);
        return (await portal.Services.GetRequiredService<AgentDesk>().Create(ada.AsActor(), adjust?.Invoke(draft) ?? draft, stop: Stop)).Value;
    }
}
