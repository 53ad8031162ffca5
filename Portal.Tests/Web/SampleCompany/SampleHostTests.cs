using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.SampleCompany;

namespace Portal.Tests.Web.SampleCompany;

public sealed class SampleHostTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>As a portal is where nobody said anything about it.</summary>
    public const string NotSet = "--Portal:SampleCompany:Enabled=";

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "--Portal:SampleCompany:Enabled=false")]
    [InlineData(DatabaseKind.Postgres, NotSet)]
    public async Task Switched_off_or_on_several_machines_there_is_none(DatabaseKind kind, string setting)
    {
        await using var portal = await PortalUnderTest.Start(kind, settings: [setting]);
        Assert.Null(portal.Services.GetService<SampleHost>());
    }

    [Fact]
    public async Task Where_nothing_is_said_it_listens_once_somebody_explores_it()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        Uri first;
        long source;
        await using (var portal = await PortalUnderTest.StartOn(storage, settings: [NotSet]))
        {
            await portal.Services.GetRequiredService<SampleAddress>().Followed.WaitAsync(Stop);
            Assert.DoesNotContain(portal.Logs.Lines, line => line.Message.StartsWith("The sample company is at ", StringComparison.Ordinal));

            Assert.Null((await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Refusal);
            first = await portal.Services.GetRequiredService<SampleHost>().Address.WaitAsync(Stop);
            Assert.Contains("The sample company", await Page(portal, first), StringComparison.Ordinal);
            var sources = portal.Services.GetRequiredService<SourceRegistry>();
            var explored = (await SampleConnection.Find(sources, Stop))!;
            source = explored.Id;
            Assert.Null((await sources.Change(Actor.Portal, source, SourceDraft.Of(explored) with { Name = "Demo", Environment = SourceEnvironment.Sandbox }, Stop)).Refusal);
        }

        // What was explored goes on with the next start, whatever it is called and said to be by then.
        await using var next = await PortalUnderTest.StartOn(storage, settings: [NotSet]);
        await next.Services.GetRequiredService<SampleAddress>().Followed.WaitAsync(Stop);
        var second = await next.Services.GetRequiredService<SampleHost>().Address.WaitAsync(Stop);
        Assert.Contains("The sample company", await Page(next, second), StringComparison.Ordinal);
        Assert.Equal(second, (await next.Services.GetRequiredService<SourceRegistry>().Find(source, Stop))!.Address);
    }

    [Theory]
    [InlineData("--environment=Development", NotSet)]
    [InlineData("--Portal:SampleCompany:Enabled=true")]
    public async Task Switched_on_it_says_where_it_is(params string[] settings)
    {
        await using var portal = await PortalUnderTest.Start(settings: settings);
        var line = await portal.Logs.Line(line => line.Message.StartsWith("The sample company is at ", StringComparison.Ordinal), Stop);
        var address = await portal.Services.GetRequiredService<SampleHost>().Address;

        Assert.EndsWith($"{address}", line.Message, StringComparison.Ordinal);
        Assert.True(address.IsLoopback);
        Assert.Contains("The sample company", await Page(portal, address), StringComparison.Ordinal);
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

    static async Task<string> Page(PortalUnderTest portal, Uri address)
    {
        using var client = portal.NewClient();
        return await client.GetStringAsync(address, Stop);
    }
}
