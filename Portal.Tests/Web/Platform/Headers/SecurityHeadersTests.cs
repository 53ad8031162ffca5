using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Headers;

public sealed partial class SecurityHeadersTests
{
    const string FailingPath = "/fails";
    const string FailureMessage = "something that nobody outside should read";

    [Theory]
    [InlineData(Urls.Live, HttpStatusCode.OK)]
    [InlineData(Urls.Home, HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData(FailingPath, HttpStatusCode.InternalServerError)]
    public async Task Every_answer_carries_them_once(string path, HttpStatusCode status)
    {
        await using var portal = await TrustingPortal.Start(adjust: AddFailingRoute);
        using var response = await portal.Get(path, (ClaimedRole.Header, "Admin"));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
            Only(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Only(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Only(response, "X-Frame-Options"));
        Assert.Equal("same-origin", Only(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Only(response, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Only(response, "Permissions-Policy"));
        Assert.Matches("^[0-9a-f]{32}$", Only(response, "X-Correlation-Id"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https", "portal.example.com", true)]
    [InlineData("http", "portal.example.com", false)]
    [InlineData("https", "localhost", false)]
    public async Task Browsers_are_bound_to_https_only_where_they_came_by_it(string scheme, string host, bool bound)
    {
        await using var portal = await TrustingPortal.Start(["--Portal:Network:TrustedProxies=127.0.0.1"]);
        using var response = await portal.Get(Urls.Live, ("X-Forwarded-For", "198.51.100.4"), ("X-Forwarded-Proto", scheme), ("Host", host));

        Assert.Equal(bound, response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("*/*", "text/plain; charset=utf-8")]
    [InlineData("text/html", "text/html; charset=utf-8")]
    public async Task A_failure_gives_away_nothing_but_its_reference(string accept, string type)
    {
        await using var portal = await TrustingPortal.Start(adjust: AddFailingRoute);
        using var response = await portal.Get(FailingPath, (ClaimedRole.Header, "Admin"), ("Accept", accept));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var reference = Assert.Single(Reference().Matches(body)).Groups[1].Value;
        var line = Assert.Single(portal.Logs.Lines, line => line.Message.Contains(reference, StringComparison.Ordinal));
        Assert.Equal($"A request failed. Reference {reference}", line.Message);
        Assert.StartsWith($"{typeof(InvalidOperationException)}: {FailureMessage}\n", line.Exception);
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        GivesNothingAway(body);
    }

    [Fact]
    public async Task Where_even_the_error_page_fails_a_plain_one_names_the_request()
    {
        await using var portal = await TrustingPortal.Start(adjust: builder => builder.Services.AddSingleton<IClaimsTransformation, FailingSignIn>());
        using var response = await portal.Get(Urls.Home, (ClaimedRole.Header, "Admin"), ("Accept", "text/html"));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var id = Only(response, "X-Correlation-Id");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains($"tell the admin this reference: {id}</p>", body);
        Assert.Contains(portal.Logs.Lines, line => line.Scopes.Contains($"Correlation={id}") && line.Exception?.Contains(FailureMessage, StringComparison.Ordinal) is true);
        GivesNothingAway(body);
    }

    [Fact]
    public async Task A_static_file_asks_nobody_who_they_are_and_carries_the_headers_too()
    {
        await using var portal = await TrustingPortal.Start(adjust: builder => builder.Services.AddSingleton<IClaimsTransformation, FailingSignIn>());
        using var response = await portal.Get("/css/tokens.css", (ClaimedRole.Header, "Admin"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", Only(response, "X-Content-Type-Options"));
        Assert.Contains("default-src 'self'", Only(response, "Content-Security-Policy"));
        Assert.Matches("^[0-9a-f]{32}$", Only(response, "X-Correlation-Id"));
    }

    static void GivesNothingAway(string body)
    {
        Assert.DoesNotContain(FailureMessage, body);
        Assert.DoesNotContain("Exception", body);
        Assert.DoesNotContain(nameof(AddFailingRoute), body);
        Assert.DoesNotContain("   at ", body);
    }

    [GeneratedRegex("""Reference (?:<span class="reference">)?([2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4})\b""")]
    private static partial Regex Reference();

    static void AddFailingRoute(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IStartupFilter>(new InnerRoute(FailingPath, _ => throw new InvalidOperationException(FailureMessage)));

    static string Only(HttpResponseMessage response, string header) => Assert.Single(response.Headers.GetValues(header));

    /// <summary>Fails wherever somebody is asked who they are, as with a database that is gone.</summary>
    sealed class FailingSignIn : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) => throw new InvalidOperationException(FailureMessage);
    }
}
