using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Commands;

public sealed class HealthCommandTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, 0, "")]
    [InlineData(503, 1, "answers 503: the database does not answer")]
    public async Task It_says_what_the_portal_says_of_itself(int status, int code, string said)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var portal = builder.Build();
        portal.MapGet(Urls.Ready, () => Results.Text(status == 200 ? "ready" : "the database does not answer", statusCode: status));
        await portal.StartAsync(Stop);

        var answer = await Said.By("health", $"--Portal:Listen={portal.Urls.Single()}");

        Assert.Equal(code, answer.Code);
        Assert.Contains(said, answer.Errors);
        Assert.Equal(code == 0, answer.Errors.Length == 0);
    }

    [Fact]
    public async Task A_portal_that_is_not_there_is_not_healthy()
    {
        var port = FreePort.Next();
        var said = await Said.By("health", $"--Portal:Listen=http://+:{port}");

        Assert.Equal(1, said.Code);
        Assert.StartsWith($"http://127.0.0.1:{port}/health/ready does not answer:", said.Errors);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "--Portal:Listen=http://+:8080")]
    [InlineData("http://localhost:5080", "--Portal:Listen=")]
    [InlineData("http://127.0.0.1:81", "--Portal:Listen=https://+:443;http://[::]:81")]
    [InlineData("http://127.0.0.1:7000", "--http_ports=7000")]
    [InlineData("http://10.0.0.7:7001", "--http_ports=7000", "--urls=http://10.0.0.7:7001")]
    public void It_asks_where_the_portal_would_listen(string expected, params string[] settings)
    {
        var configuration = PortalApplication.Settings(settings);
        Assert.Equal(new Uri(expected), Listening.Reach(Listening.Addresses(configuration, PortalOptions.Read(configuration))));
    }
}
