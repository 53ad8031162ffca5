using System.Net;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Network;

public sealed class HostCheckTests
{
    [Theory]
    [InlineData("/nowhere", "portal.example.com", false)]
    [InlineData("/nowhere", "PORTAL.example.com:8443", false)]
    [InlineData("/nowhere", "localhost:5080", false)]
    [InlineData("/nowhere", "127.0.0.1", false)]
    [InlineData("/nowhere", "[::1]:5080", false)]
    [InlineData("/nowhere", "portal.attacker.example", true)]
    [InlineData("/nowhere", "portal.example.com.attacker.example", true)]
    [InlineData(Urls.Live, "10.1.2.3", false)]
    [InlineData(Urls.Ready, "inner-name:8080", false)]
    [InlineData(Urls.Metrics, "inner-name:8080", false)]
    public async Task With_a_public_address_no_other_name_is_answered_to(string path, string host, bool refused)
    {
        await using var portal = await TrustingPortal.Start(["--Portal:PublicUrl=https://portal.example.com"]);
        using var response = await portal.Get(path, ("Host", host), (ClaimedRole.Header, "Admin"));

        Assert.Equal(refused, response.StatusCode == HttpStatusCode.BadRequest);
        if (refused)
            Assert.StartsWith("This portal is reached at https://portal.example.com/, and answers to no other name.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("https://pörtal.example.com")]
    [InlineData("https://xn--prtal-jua.example.com")]
    public async Task An_address_beyond_ascii_is_answered_however_it_is_spelt(string publicUrl)
    {
        await using var portal = await TrustingPortal.Start([$"--Portal:PublicUrl={publicUrl}", "--Portal:Network:TrustedProxies=10.0.0.7"]);
        using var direct = await portal.Get("/nowhere", ("Host", "xn--prtal-jua.example.com"), (ClaimedRole.Header, "Admin"));
        using var forwarded = await portal.Get(
            "/nowhere", (ClaimedAddress.Header, "10.0.0.7"), ("X-Forwarded-For", "198.51.100.4"), ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "xn--prtal-jua.example.com"), (ClaimedRole.Header, "Admin"));

        Assert.Equal(HttpStatusCode.NotFound, direct.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, forwarded.StatusCode);
        Assert.Equal("198.51.100.4 https://xn--prtal-jua.example.com/nowhere", Assert.Single(forwarded.Headers.GetValues(ClaimedAddress.Seen)));
    }

    [Fact]
    public async Task Without_one_every_name_is()
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get("/nowhere", ("Host", "whatever.example"), (ClaimedRole.Header, "Admin"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
