using System.Net;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.SignIn;

public sealed class SetupCodeTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("https://portal.example.com")]
    public async Task A_code_is_printed_beside_the_portals_own_address_whatever_the_request_calls_it(string? publicUrl)
    {
        string[] settings = publicUrl is null ? [] : [$"--Portal:PublicUrl={publicUrl}", "--Portal:Network:TrustedProxies=127.0.0.1"];
        await using var portal = await PortalUnderTest.Start(settings: settings);
        var first = portal.PrintedCode();
        using var guest = publicUrl is null ? new Guest(portal) { CallsIt = "portal.attacker.example" } : new Guest(portal) { Forwarded = true };

        Assert.Equal(HttpStatusCode.OK, (await guest.Submit(Urls.Setup, "setup-code")).StatusCode);

        var printed = portal.Console.ToString();
        var own = new Uri(publicUrl is null ? portal.Address : new Uri(publicUrl), Urls.Setup);
        Assert.NotEqual(first, portal.PrintedCode());
        Assert.Equal(2, printed.Split('\n').Count(line => line.Trim() == own.ToString()));
        Assert.DoesNotContain("attacker", printed, StringComparison.Ordinal);
    }
}
