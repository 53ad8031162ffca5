using Portal.Engine.Configuration;
using Portal.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Resilience.Egress;

public sealed class AllowedOriginTests
{
    [Theory]
    [InlineData("https://erp.internal", "https://erp.internal/contacts?page=2")]
    [InlineData("https://erp.internal", "https://ERP.internal.:443/")]
    [InlineData("http://10.0.0.5:8080", "http://10.0.0.5:8080/")]
    [InlineData("http://10.0.0.5:8080", "http://0x0a000005:8080/")]
    [InlineData("http://[fd00::5]", "http://[fd00:0:0::5]/")]
    [InlineData("http://erp.internal:6379/", "http://erp.internal:6379/")]
    public void An_allowed_origin_may_be_anywhere(string allowed, string address) => Assert.Null(Refusal(allowed, address));

    [Theory]
    [InlineData("https://erp.internal", "http://erp.internal/")]
    [InlineData("https://erp.internal", "https://erp.internal:8443/")]
    [InlineData("https://erp.internal", "https://other.erp.internal/")]
    [InlineData("https://erp.internal", "https://internal/")]
    [InlineData("http://10.0.0.5:8080", "http://10.0.0.5/")]
    [InlineData("http://10.0.0.5", "http://10.0.0.6/")]
    [InlineData("http://10.0.0.5", "http://[::ffff:10.0.0.5]/")]
    public void And_nothing_beside_it_may(string allowed, string address) => Assert.IsType<AddressRefused>(Refusal(allowed, address));

    [Fact]
    public void Allowing_an_origin_does_not_allow_a_password_in_its_address() =>
        Assert.IsType<UserInfoRefused>(Refusal("https://erp.internal", "https://me:word@erp.internal/"));

    [Fact]
    public async Task The_message_says_what_it_resolves_to_and_what_an_operator_can_do()
    {
        using var house = new EgressHouse(network: new ScriptedNetwork().With("erp.internal", "10.0.0.5"));

        Assert.Equal(
            "https://erp.internal resolves to 10.0.0.5, a private address. If this is meant, an operator can add https://erp.internal to Portal:Egress:AllowedOrigins and start the portal again, with --Portal:Egress:AllowedOrigins=https://erp.internal or in appsettings.json.",
            (await house.Refusal("https://erp.internal/contacts?api_key=hidden")).Message);
    }

    [Theory]
    [InlineData("erp.internal")]
    [InlineData("ftp://erp.internal")]
    [InlineData("https://erp.internal/api")]
    [InlineData("https://me:word@erp.internal")]
    [InlineData("https://*.internal")]
    [InlineData("10.0.0.0/8")]
    public void What_is_not_an_origin_stops_the_start(string origin)
    {
        var problems = new SettingsProblems();
        new EgressOptions { AllowedOrigins = [origin] }.Check("Portal:Egress", problems);

        var problem = Assert.Single(problems.All);
        Assert.StartsWith("Portal:Egress:AllowedOrigins: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("word@", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_that_make_no_sense_stop_the_start()
    {
        var problems = new SettingsProblems();
        new EgressOptions { MaxResponseBytes = 0, ConnectTimeout = TimeSpan.Zero, HeadersTimeout = TimeSpan.FromDays(2), ResponseTimeout = TimeSpan.Zero, Proxy = new("http://a:b@proxy:1") }.Check("Portal:Egress", problems);

        Assert.Equal(5, problems.All.Count);
    }

    static EgressRefusal? Refusal(string allowed, string address)
    {
        var guard = new EgressGuard(new() { AllowedOrigins = [allowed] });
        var uri = new Uri(address);
        return guard.Check(uri) ?? guard.Check(Origin.Of(uri), [System.Net.IPAddress.Parse("10.0.0.5")]);
    }
}
