using System.Net;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Metrics;

public sealed class MetricsAccessTests
{
    const string Token = "0123456789abcdef-token";
    static readonly (string, string) Elsewhere = (ClaimedAddress.Header, "203.0.113.9");

    [Fact]
    public async Task What_was_asked_before_the_first_scrape_is_counted()
    {
        await using var portal = await TrustingPortal.Start();
        for (var i = 0; i < 3; i++) (await portal.Get(Urls.Live)).Dispose();

        using var response = await portal.Get(Urls.Metrics);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains(text.Split('\n'), line => line.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal) && line.Contains("http_route=\"/health/live\"") && line.EndsWith(" 3", StringComparison.Ordinal));
        Assert.Contains("# TYPE kestrel_active_connections gauge", text);
        Assert.Contains("# TYPE dotnet_gc_collections_total counter", text);
    }

    [Fact]
    public async Task Another_machine_without_a_token_is_told_who_may_read()
    {
        await using var portal = await TrustingPortal.Start([$"--Portal:Telemetry:MetricsToken={Token}"]);
        using var response = await portal.Get(Urls.Metrics, Elsewhere);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.StartsWith("The metrics are for programs on this machine", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData($"Bearer {Token}", HttpStatusCode.OK)]
    [InlineData($"bearer {Token}", HttpStatusCode.OK)]
    [InlineData($"Bearer {Token}x", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData($"Basic {Token}", HttpStatusCode.Unauthorized)]
    [InlineData(Token, HttpStatusCode.Unauthorized)]
    public async Task Another_machine_reads_with_the_token_and_only_with_it(string authorization, HttpStatusCode expected)
    {
        await using var portal = await TrustingPortal.Start([$"--Portal:Telemetry:MetricsToken={Token}"]);
        using var response = await portal.Get(Urls.Metrics, Elsewhere, ("Authorization", authorization));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Without_a_token_set_an_empty_one_opens_nothing()
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get(Urls.Metrics, Elsewhere, ("Authorization", "Bearer "));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Admin", HttpStatusCode.OK)]
    [InlineData("Manager", HttpStatusCode.Forbidden)]
    [InlineData("Staff", HttpStatusCode.Forbidden)]
    public async Task Of_those_signed_in_an_admin_reads(string role, HttpStatusCode expected)
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get(Urls.Metrics, Elsewhere, (ClaimedRole.Header, role));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("Host", "portal.attacker.example")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task Loopback_counts_only_for_who_is_really_here(string header, string value)
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get(Urls.Metrics, (header, value));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_the_forwarded_address_counts()
    {
        await using var portal = await TrustingPortal.Start(["--Portal:Network:TrustedProxies=127.0.0.1"]);
        using var response = await portal.Get(Urls.Metrics, ("X-Forwarded-For", "203.0.113.9"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
