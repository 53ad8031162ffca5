using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Running;
using Portal.Web.SampleCompany;

namespace Portal.Tests.Web.SampleCompany;

public sealed class SampleHostTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_production_there_is_none()
    {
        await using var portal = await PortalUnderTest.Start();
        Assert.Null(portal.Services.GetService<SampleHost>());
    }

    [Theory]
    [InlineData("--environment=Development")]
    [InlineData("--Portal:SampleCompany:Enabled=true")]
    public async Task Switched_on_it_says_where_it_is(string setting)
    {
        await using var portal = await PortalUnderTest.Start(settings: [setting]);
        var line = await portal.Logs.Line(line => line.Message.StartsWith("The sample company is at ", StringComparison.Ordinal), Stop);
        var address = await portal.Services.GetRequiredService<SampleHost>().Address;

        Assert.EndsWith($"{address}", line.Message, StringComparison.Ordinal);
        Assert.True(address.IsLoopback);
        using var client = portal.NewClient();
        Assert.Contains("The sample company", await client.GetStringAsync(address, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_the_portal()
    {
        Uri address;
        await using (var portal = await PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=true"]))
            address = await portal.Services.GetRequiredService<SampleHost>().Address.WaitAsync(Stop);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address, Stop));
    }

    [Theory]
    [InlineData("Host", "portal.attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("Host", "127.0.0.1.attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("Host", "localhost", HttpStatusCode.OK)]
    [InlineData("Origin", "https://attacker.example", HttpStatusCode.Forbidden)]
    public async Task It_answers_to_this_machine_alone(string header, string value, HttpStatusCode status)
    {
        await using var sample = await SampleStage.Start();
        sample.Client.DefaultRequestHeaders.Add(header, value);
        using var response = await sample.Client.GetAsync("/cursor/contacts", Stop);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_and_the_portal_goes_on()
    {
        await using var sample = await SampleStage.Start();
        await using var portal = await PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=true", $"--Portal:SampleCompany:Port={sample.Client.BaseAddress!.Port}"]);

        await portal.Logs.Line(line => line.Message.StartsWith("The sample company cannot listen", StringComparison.Ordinal), Stop);
        using var client = portal.NewClient();
        using var response = await client.GetAsync("/health/live", Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
