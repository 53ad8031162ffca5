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

    [Fact]
    public async Task Without_one_every_name_is()
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get("/nowhere", ("Host", "whatever.example"), (ClaimedRole.Header, "Admin"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
