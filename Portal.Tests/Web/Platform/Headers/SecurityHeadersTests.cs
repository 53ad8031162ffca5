using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Headers;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData(Urls.Live, HttpStatusCode.OK)]
    [InlineData(Urls.Home, HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData(FailingRequest.Path, HttpStatusCode.InternalServerError)]
    public async Task Every_answer_carries_them_once(string path, HttpStatusCode status)
    {
        await using var portal = await TrustingPortal.Start(adjust: builder => builder.Services.AddSingleton<IStartupFilter, FailingRequest>());
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

    [Fact]
    public async Task A_failure_gives_away_nothing_but_its_reference()
    {
        await using var portal = await TrustingPortal.Start(adjust: builder => builder.Services.AddSingleton<IStartupFilter, FailingRequest>());
        using var response = await portal.Get(FailingRequest.Path, (ClaimedRole.Header, "Admin"));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(Only(response, "X-Correlation-Id"), page);
        Assert.DoesNotContain(FailingRequest.Message, page);
        Assert.DoesNotContain(nameof(InvalidOperationException), page);
    }

    static string Only(HttpResponseMessage response, string header) => Assert.Single(response.Headers.GetValues(header));

    /// <summary>Fails behind everything the platform puts in front.</summary>
    sealed class FailingRequest : IStartupFilter
    {
        public const string Path = "/fails";
        public const string Message = "something that nobody outside should read";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map(Path, failing => failing.Run(_ => throw new InvalidOperationException(Message)));
        };
    }
}
