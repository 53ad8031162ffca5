using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Web.Platform;

namespace Portal.Tests.Web.Platform;

public sealed class VisitorTests
{
    [Fact]
    public void The_browser_says_its_theme_and_time_zone_by_cookie()
    {
        var visitor = Visitor.Of(Request("portal.theme=dark; portal.tz=Europe%2FBerlin"));

        Assert.Equal(new Visitor("192.0.2.7", "Europe/Berlin", "dark"), visitor);
        Assert.Equal("Europe/Berlin", visitor.Zone().Id);
    }

    [Fact]
    public void Without_cookies_it_is_the_system_theme_and_UTC() =>
        Assert.Equal(new Visitor("192.0.2.7", "UTC", "system"), Visitor.Of(Request("")));

    [Theory]
    [InlineData("portal.theme=\"><script>; portal.tz=Mars%2FOlympus")]
    [InlineData("portal.theme=DARK; portal.tz=..%2F..%2Fetc%2Fpasswd")]
    [InlineData("portal.theme=; portal.tz=")]
    [InlineData("portal.theme=system; portal.tz=W.%20Europe%20Standard%20Time")]
    public void What_is_not_a_theme_or_a_time_zone_is_passed_over(string cookies) =>
        Assert.Equal(new Visitor("192.0.2.7", "UTC", "system"), Visitor.Of(Request(cookies)));

    [Fact]
    public void A_time_zone_too_long_to_be_one_is_not_looked_up() =>
        Assert.Equal("UTC", Visitor.Of(Request($"portal.tz={new string('A', 4000)}")).TimeZone);

    static DefaultHttpContext Request(string cookies)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
        http.Request.Headers.Cookie = cookies;
        return http;
    }
}
