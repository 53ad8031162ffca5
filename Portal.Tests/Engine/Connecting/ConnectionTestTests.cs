using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sources;

namespace Portal.Tests.Engine.Connecting;

public sealed class ConnectionTestTests
{
    static readonly TestStep[] Steps = Enum.GetValues<TestStep>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_steps_are_told_when_it_is_well()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Headers.Authorization != $"Bearer {ProbeHouse.Planted}") http.Response.StatusCode = 401;
            return http.Response.WriteAsync("""{"items":[{"id":1},{"id":2}]}""");
        });

        var steps = await probe.Test("things");

        Assert.Equal(Steps, steps.Select(step => step.Step));
        Assert.Equal([StepOutcome.Ok, StepOutcome.Ok, StepOutcome.Skipped, StepOutcome.Ok, StepOutcome.Ok], steps.Select(step => step.Outcome));
        Assert.Equal("The answer is JSON with a list of 2 at items.", steps[^1].Found);
        Assert.Equal("Sample CRM accepts the credential.", steps[3].Found);
        Assert.Equal((2, 2), (steps[^1].Requests, probe.Server.Requests.Count));
        Assert.DoesNotContain(ProbeHouse.Planted, string.Join(' ', steps), StringComparison.Ordinal);
    }

    /// <summary>An address that is open to everybody, or empty, shows nothing of a credential; a list that is read does.</summary>
    [Theory]
    [InlineData(ProbeHouse.Planted, false, StepOutcome.Ok, "Sample CRM accepts the credential.")]
    [InlineData("another", true, StepOutcome.Failed, "Sample CRM does not accept the credential, or does not let it read this: ")]
    [InlineData("another", false, StepOutcome.Failed, "Sample CRM does not know the credential (401): it is wrong, has ended, or goes into another header.")]
    public async Task By_a_list_that_is_read_a_credential_is_shown_to_be_good(string expected, bool isInside, StepOutcome outcome, string says)
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Path == "/api/") http.Response.StatusCode = 404;
            else if (http.Request.Query["page"] != "1") http.Response.StatusCode = 400;
            else if (http.Request.Headers.Authorization == $"Bearer {expected}") return http.Response.WriteAsync("""{"items":[{"id":1,"at":"2026-01-01T00:00:00Z"}]}""");
            else if (isInside) return http.Response.WriteAsync("""{"ok":false,"error":"invalid_auth"}""");
            else http.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        Assert.Equal(StepOutcome.Warn, (await probe.Test())[3].Outcome);
        var list = ProbeHouse.Things with { Paging = new() { By = PagingKind.Page, Parameter = "page" }, Errors = new() { Path = "error", Code = "error", Credential = ["invalid_auth"] }, Incremental = new() { By = IncrementalKind.Parameter, Name = "since" } };

        var steps = await probe.House.Get<ConnectionTest>().RunByList(probe.Source, list, Stop).ToListAsync(Stop);

        Assert.Equal(outcome, steps[3].Outcome);
        Assert.StartsWith(says, steps[3].Found, StringComparison.Ordinal);
        if (outcome == StepOutcome.Ok) Assert.Equal("The answer is the first page of things, as it is read already: 1 row.", steps[4].Found);
    }

    /// <summary>A slash more is another address to many servers.</summary>
    [Fact]
    public async Task The_address_itself_is_asked_as_it_was_entered()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Path != "/v1/things") http.Response.StatusCode = 404;
            return http.Response.WriteAsync("""[{"id":1},{"id":2}]""");
        });

        var steps = await probe.Test(source: ProbeHouse.SourceAt(new Uri(probe.Source.Address, "/v1/things"), SourceAuth.None));

        Assert.Equal((StepOutcome.Ok, "The answer is JSON, a list of 2."), (steps[^1].Outcome, steps[^1].Found));
    }

    [Fact]
    public async Task A_query_alone_follows_the_address_as_it_was_entered()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Path != "/v1/things" || http.Request.Query["kind"] != "new") http.Response.StatusCode = 404;
            return http.Response.WriteAsync("""[{"id":1},{"id":2}]""");
        });

        var steps = await probe.Test("?kind=new", ProbeHouse.SourceAt(new Uri(probe.Source.Address, "/v1/things"), SourceAuth.None));

        Assert.Equal((StepOutcome.Ok, "The answer is JSON, a list of 2."), (steps[^1].Outcome, steps[^1].Found));
    }

    [Fact]
    public async Task What_is_open_to_everybody_proves_nothing_of_the_credential()
    {
        await using var probe = await ProbeHouse.Saying("[]");

        var steps = await probe.Test("things");

        Assert.Equal(StepOutcome.Warn, steps[3].Outcome);
        Assert.Contains("without the credential too", steps[3].Found, StringComparison.Ordinal);
        var open = await probe.Test("things", ProbeHouse.SourceAt(probe.Source.Address, SourceAuth.None));
        Assert.Equal((StepOutcome.Ok, "Sample CRM asks for no credential and answers."), (open[3].Outcome, open[3].Found));
    }

    [Theory]
    [InlineData(401, "does not know the credential (401)", Who.Owner)]
    [InlineData(403, "does not let it read this (403)", Who.Owner)]
    [InlineData(429, "asked more often than it allows (429)", Who.Nobody)]
    [InlineData(500, "is in trouble (500)", Who.Source)]
    public async Task What_it_turns_away_with_is_told_apart(int status, string says, Who who)
    {
        await using var probe = await ProbeHouse.Saying($$"""{"error":"no {{ProbeHouse.Planted}}"}""", status);

        var steps = await probe.Test("things");

        Assert.Equal((StepOutcome.Failed, who), (steps[3].Outcome, steps[3].Who));
        Assert.Contains(says, steps[3].Found, StringComparison.Ordinal);
        Assert.NotEmpty(steps[3].Advice!);
        Assert.Equal((StepOutcome.Skipped, "Not tried."), (steps[4].Outcome, steps[4].Found));
        Assert.Single(probe.Server.Requests);
        Assert.DoesNotContain(ProbeHouse.Planted, $"{string.Join(' ', steps)} {probe.House.Logs}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task An_address_that_turns_away_is_tested_with_the_path_of_a_list_and_says_so(int status)
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            http.Response.StatusCode = http.Request.Path == "/api/v1/contacts" ? http.Request.Headers.Authorization == $"Bearer {ProbeHouse.Planted}" ? 200 : 401 : status;
            return http.Response.WriteAsync("""{"items":[{"id":1}]}""");
        });

        var root = await probe.Test();
        Assert.Equal(StepOutcome.Failed, root[3].Outcome);
        Assert.Contains("below, and test again.", root[3].Advice!, StringComparison.Ordinal);
        Assert.Equal([StepOutcome.Ok, StepOutcome.Ok], (await probe.Test("v1/contacts")).Skip(3).Select(step => step.Outcome));
        // Of a path that was tested nothing more is to be tried.
        Assert.DoesNotContain("test again", (await probe.Test("v1/deals"))[3].Advice!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><p>Hello", StepOutcome.Failed, "answers with a web page")]
    [InlineData("", StepOutcome.Failed, "broke off")]
    [InlineData("""{"items":[{"id":1},{"i""", StepOutcome.Failed, "broke off")]
    [InlineData("""{"version":"2"}""", StepOutcome.Warn, "no list in it")]
    [InlineData("""{"ok":false,"error":"not_allowed"}""", StepOutcome.Warn, "holds an error inside")]
    [InlineData("nonsense", StepOutcome.Failed, "not JSON")]
    public async Task What_it_answers_with_is_told(string body, StepOutcome outcome, string says)
    {
        await using var probe = await ProbeHouse.Saying(body);

        var steps = await probe.Test("things", ProbeHouse.SourceAt(probe.Source.Address, SourceAuth.None));

        var last = steps.Last(step => step.Found != "Not tried.");
        Assert.Equal(outcome, last.Outcome);
        Assert.Contains(says, last.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_at_a_path_is_a_wrong_path_and_nothing_at_the_address_is_usual()
    {
        await using var probe = await ProbeHouse.Saying("{}", 404);

        var path = await probe.Test("things");
        Assert.Equal((StepOutcome.Ok, StepOutcome.Failed), (path[3].Outcome, path[4].Outcome));
        Assert.Contains("nothing at this path (404)", path[4].Found, StringComparison.Ordinal);
        Assert.Equal([StepOutcome.Warn, StepOutcome.Warn], (await probe.Test()).Skip(3).Select(step => step.Outcome));
    }

    [Fact]
    public async Task A_redirect_to_elsewhere_is_told_and_the_credential_stays()
    {
        await using var other = (await StrictSource.Start()).Expects("GET /there", http => http.Response.WriteAsync("[]"));
        await using var server = (await StrictSource.Start()).Redirects("GET /api/things", $"{other.Server.At("/there")}");
        await using var house = await SourcesHouse.Open(servers: [server, other]);
        await house.Store("crm", ProbeHouse.Planted);

        var steps = await house.Get<ConnectionTest>().Run(ProbeHouse.SourceAt(server.Server.At("/api/")), "things", Stop).ToListAsync(Stop);

        Assert.Equal((StepOutcome.Failed, Who.Owner), (steps[3].Outcome, steps[3].Who));
        Assert.Contains("the credential is not sent elsewhere", steps[3].Found, StringComparison.Ordinal);
        Assert.Equal([null], other.Sent("Authorization"));
    }

    [Fact]
    public async Task A_private_address_is_refused_in_the_words_of_the_guard_and_not_gone_to()
    {
        await using var probe = await ProbeHouse.Saying("[]");
        await using var house = await SourcesHouse.OpenFor("https://erp.internal");

        var steps = await house.Get<ConnectionTest>().Run(probe.Source, null, Stop).ToListAsync(Stop);

        Assert.Equal(StepOutcome.Failed, steps[0].Outcome);
        Assert.Contains("an operator can add", steps[0].Advice!, StringComparison.Ordinal);
        Assert.All(steps.Skip(1), step => Assert.Equal("Not tried.", step.Found));
        Assert.Empty(probe.Server.Requests);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_the_first_step_that_fails()
    {
        await using var house = await SourcesHouse.OpenFor("https://erp.internal");

        var steps = await house.Get<ConnectionTest>().Run(ProbeHouse.SourceAt(new("https://nowhere.invalid/")), null, Stop).ToListAsync(Stop);

        Assert.Equal((TestStep.NameFound, StepOutcome.Failed), (steps[0].Step, steps[0].Outcome));
        Assert.Contains("nowhere.invalid", steps[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_at_is_the_second()
    {
        var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/");
        listener.Stop();
        await using var house = await SourcesHouse.OpenFor(address.GetLeftPart(UriPartial.Authority));

        var steps = await house.Get<ConnectionTest>().Run(ProbeHouse.SourceAt(address), null, Stop).ToListAsync(Stop);

        Assert.Equal([StepOutcome.Ok, StepOutcome.Failed, StepOutcome.Skipped, StepOutcome.Skipped, StepOutcome.Skipped], steps.Select(step => step.Outcome));
        Assert.Contains("takes no connection", steps[1].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_or_that_has_run_out_is_the_third()
    {
        using var authority = new TestAuthority();
        Assert.Contains("signed by itself", await Certificate(TestAuthority.SelfSigned()), StringComparison.Ordinal);
        Assert.Contains("is valid from", await Certificate(authority.Issue(until: new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero))), StringComparison.Ordinal);

        static async Task<string> Certificate(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
        {
            await using var server = await LoopbackServer.Start(http => http.Response.WriteAsync("[]"), certificate);
            await using var house = await SourcesHouse.OpenFor(server.Address.GetLeftPart(UriPartial.Authority));
            var steps = await house.Get<ConnectionTest>().Run(ProbeHouse.SourceAt(server.Address, SourceAuth.None), null, Stop).ToListAsync(Stop);
            Assert.Equal([StepOutcome.Ok, StepOutcome.Ok, StepOutcome.Failed, StepOutcome.Skipped, StepOutcome.Skipped], steps.Select(step => step.Outcome));
            Assert.Empty(server.Requests);
            return steps[2].Found;
        }
    }

    [Fact]
    public async Task The_whole_test_ends_in_time_by_the_portals_clock()
    {
        var come = new TaskCompletionSource();
        await using var probe = await ProbeHouse.Start(async http =>
        {
            come.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        });

        var test = probe.Test("things");
        await come.Task.WaitAsync(Stop);
        probe.House.Clock.Advance(ConnectionTest.Limit);

        var steps = await test;
        Assert.Equal((StepOutcome.Failed, Who.Source), (steps[3].Outcome, steps[3].Who));
        Assert.Contains("given up after 30 seconds", steps[3].Found, StringComparison.Ordinal);
    }
}
