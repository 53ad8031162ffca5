using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Logging;

public sealed class CorrelationTests
{
    [Fact]
    public async Task A_caller_with_a_trace_finds_its_own_id_in_the_answer_and_others_get_one_each()
    {
        await using var portal = await TrustingPortal.Start();
        using var traced = await portal.Get(Urls.Live, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        using var one = await portal.Get(Urls.Live);
        using var other = await portal.Get(Urls.Live);

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Id(traced));
        Assert.Matches("^[0-9a-f]{32}$", Id(one));
        Assert.NotEqual(Id(one), Id(other));
    }

    [Fact]
    public async Task A_header_that_is_no_trace_is_not_repeated()
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get(Urls.Live, ("traceparent", "<script>"), ("X-Correlation-Id", "chosen-by-the-caller"));

        Assert.Matches("^[0-9a-f]{32}$", Id(response));
    }

    [Fact]
    public async Task What_a_request_logs_carries_the_id_that_its_answer_carries()
    {
        const string path = "/logs", message = "from inside a request";
        await using var portal = await TrustingPortal.Start(adjust: builder => builder.Services.AddSingleton<IStartupFilter>(new InnerRoute(path, http =>
        {
            http.RequestServices.GetRequiredService<ILogger<CorrelationTests>>().Log(LogLevel.Warning, default, message, null, (text, _) => text);
            return Task.CompletedTask;
        })));
        using var response = await portal.Get(path, (ClaimedRole.Header, "Admin"));

        var line = Assert.Single(portal.Logs.Lines, line => line.Message == message);
        Assert.Contains($"Correlation={Id(response)}", line.Scopes);
    }

    [Fact]
    public async Task The_real_process_writes_json_and_nothing_else_when_it_is_told_to()
    {
        await using var portal = await PortalProcess.Serve(settings: "--Portal:Log:Format=Json");
        await portal.Ready(TestContext.Current.CancellationToken);
        portal.Program.Terminate();
        Assert.Equal(0, await portal.Program.Ended(TestContext.Current.CancellationToken));

        Assert.NotEmpty(portal.Program.StandardOutput);
        Assert.Contains(portal.Program.StandardError, line => line.Contains("Nobody can sign in yet", StringComparison.Ordinal));
        Assert.All(portal.Program.StandardOutput, line =>
        {
            using var entry = JsonDocument.Parse(line);
            Assert.NotEmpty(entry.RootElement.GetProperty("message").GetString()!);
        });
    }

    static string Id(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("X-Correlation-Id"));
}
