using System.Net;
using Portal.Web;
using Portal.Web.Platform.Network;

namespace Portal.Tests.Web.Platform.Network;

public sealed class PlainHttpTests
{
    const string NoAddress = "";

    [Theory]
    [InlineData(NoAddress, false, false, false, false)]
    [InlineData(NoAddress, true, false, false, true)]
    [InlineData(NoAddress, false, true, false, true)]
    [InlineData(NoAddress, false, false, true, true)]
    [InlineData("http://portal.lan", false, false, false, false)]
    [InlineData("http://portal.lan", false, false, true, true)]
    // A cookie made for https is not kept over http, wherever the browser is.
    [InlineData("https://portal.example.com", false, true, false, false)]
    [InlineData("https://portal.example.com", false, false, true, false)]
    [InlineData("https://portal.example.com", true, false, false, true)]
    public void Signing_in_is_on_where_it_can_work_without_being_overheard(string publicUrl, bool isEncrypted, bool isOnThisMachine, bool allowed, bool serves)
    {
        var rule = new PlainHttp(publicUrl == NoAddress ? null : new Uri(publicUrl), allowed);

        Assert.Equal(serves, rule.MayServe(Urls.SignIn, isEncrypted, isOnThisMachine));
    }

    [Theory]
    [InlineData(Urls.SignIn, false)]
    [InlineData("/Sign-In", false)]
    [InlineData(Urls.Setup, false)]
    [InlineData("/join/abc", false)]
    [InlineData(Urls.Home, true)]
    [InlineData(Urls.Live, true)]
    [InlineData("/joiners", true)]
    public void Only_the_pages_that_ask_for_a_password_are_closed(string path, bool serves) =>
        Assert.Equal(serves, new PlainHttp(null, allowed: false).MayServe(path, isEncrypted: false, isOnThisMachine: false));

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task From_another_machine_a_page_says_why_and_what_to_do(string method)
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Send(new HttpMethod(method), Urls.SignIn, (ClaimedAddress.Header, "192.168.1.20"));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("<h1>Signing in is off over plain HTTP</h1>", page);
        Assert.Contains("Portal:PublicUrl", page);
        Assert.Contains("Portal:Network:TrustedProxies", page);
        Assert.Contains("Portal:Network:AllowPlainHttp", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("style=", page);
        Assert.DoesNotContain("<style", page);
    }

    [Fact]
    public async Task With_an_https_address_the_page_links_there()
    {
        await using var portal = await TrustingPortal.Start(["--Portal:PublicUrl=https://portal.example.com"]);
        using var response = await portal.Get(Urls.SignIn);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("<a href=\"https://portal.example.com/\">", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_proxy_that_is_not_trusted_does_not_make_its_callers_local()
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get(Urls.SignIn, ("X-Forwarded-For", "192.168.1.20"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("--Portal:Network:AllowPlainHttp=true")]
    [InlineData("--Portal:Network:TrustedProxies=192.168.1.20", "https")]
    public async Task Where_it_is_allowed_or_encrypted_in_front_the_guard_lets_through(string setting, string scheme = "http")
    {
        await using var portal = await TrustingPortal.Start([setting]);
        using var response = await portal.Get(
            Urls.SignIn, (ClaimedAddress.Header, "192.168.1.20"), ("X-Forwarded-For", "198.51.100.4"), ("X-Forwarded-Proto", scheme), (ClaimedRole.Header, "Staff"));

        Assert.NotEqual(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
