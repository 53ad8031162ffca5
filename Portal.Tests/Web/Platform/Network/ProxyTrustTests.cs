using Microsoft.Extensions.Configuration;
using Portal.Engine;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Network;

public sealed class ProxyTrustTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.7")]
    public async Task Without_a_named_proxy_no_forwarded_header_is_believed(string from)
    {
        await using var portal = await TrustingPortal.Start(["--FORWARDEDHEADERS_ENABLED=true"]);

        Assert.Equal($"{from} http://{portal.Address.Authority}/health/live", await Seen(portal, from, "198.51.100.4"));
    }

    [Theory]
    [InlineData("10.0.0.7", "198.51.100.4", "198.51.100.4 https://portal.example.com/health/live")]
    [InlineData("::ffff:10.0.0.7", "198.51.100.4", "198.51.100.4 https://portal.example.com/health/live")]
    [InlineData("10.0.0.7", "198.51.100.4, 192.168.4.4", "198.51.100.4 https://portal.example.com/health/live")]
    [InlineData("10.0.0.7", "1.1.1.1, 198.51.100.4, 192.168.4.4", "198.51.100.4 https://portal.example.com/health/live")]
    [InlineData("10.0.0.7", "127.0.0.1, 198.51.100.4", "198.51.100.4 https://portal.example.com/health/live")]
    public async Task From_named_proxies_it_is_believed_back_to_the_first_hop_that_is_not_one(string from, string chain, string seen)
    {
        await using var portal = await TrustingPortal.Start(["--Portal:Network:TrustedProxies=10.0.0.7, 192.168.0.0/16"]);

        Assert.Equal(seen, await Seen(portal, from, chain));
    }

    [Theory]
    [InlineData("10.0.0.8")]
    [InlineData("127.0.0.1")]
    public async Task From_any_other_address_it_is_not_believed(string from)
    {
        await using var portal = await TrustingPortal.Start(["--Portal:Network:TrustedProxies=10.0.0.7"]);

        Assert.Equal($"{from} http://{portal.Address.Authority}/health/live", await Seen(portal, from, "198.51.100.4"));
    }

    [Theory]
    [InlineData("TrustedProxies", "proxy.local", "Portal:Network:TrustedProxies: \"proxy.local\" is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/8.")]
    [InlineData("TrustedProxies", "0.0.0.0/0", "Portal:Network:TrustedProxies: trusts every address")]
    [InlineData("ShutdownSeconds", "-1", "Portal:Network:ShutdownSeconds: is not a number of seconds from 0 to 600.")]
    [InlineData("DrainSeconds", "601", "Portal:Network:DrainSeconds: is not a number of seconds from 0 to 600.")]
    public void A_setting_that_cannot_be_meant_is_told_at_the_start(string key, string value, string problem)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"Portal:Network:{key}", value)]).Build();

        var told = Assert.Throws<StartProblem>(() => PortalOptions.Read(settings));
        Assert.StartsWith(problem, Assert.Single(told.Problems));
    }

    static async Task<string> Seen(PortalUnderTest portal, string from, string chain)
    {
        using var response = await portal.Get(
            Urls.Live,
            (ClaimedAddress.Header, from),
            ("X-Forwarded-For", chain),
            ("X-Forwarded-Proto", string.Join(", ", chain.Split(", ").Select(_ => "https"))),
            ("X-Forwarded-Host", string.Join(", ", chain.Split(", ").Select(_ => "portal.example.com"))));
        return Assert.Single(response.Headers.GetValues(ClaimedAddress.Seen));
    }
}
