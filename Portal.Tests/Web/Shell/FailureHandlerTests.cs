using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Engine.People;
using Portal.Tests.Running;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Shell;

public sealed class FailureHandlerTests : IDisposable
{
    readonly CapturedLogs _logs = new();
    readonly ExplainingDatabase _database = new();
    readonly LoggerFactory _factory = new();

    public FailureHandlerTests() => _factory.AddProvider(_logs);

    public void Dispose() => _factory.Dispose();

    [Fact]
    public async Task A_program_gets_a_line_with_the_reference_that_is_in_the_log()
    {
        var http = Request("POST", "application/json");

        Assert.True(await Handler().TryHandleAsync(http, new InvalidOperationException("planted"), TestContext.Current.CancellationToken));

        http.Response.Body.Position = 0;
        var told = await new StreamReader(http.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken);
        var failure = http.Features.Get<Failure>()!;
        Assert.Equal(500, http.Response.StatusCode);
        Assert.Equal($"The portal failed at this. Reference {failure.Reference}\n", told);
        var line = Assert.Single(_logs.Lines);
        Assert.Contains(failure.Reference, line.Message, StringComparison.Ordinal);
        Assert.Contains("planted", line.Exception, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.Staff, false)]
    [InlineData(null, false)]
    public async Task A_browser_is_left_to_the_error_page_which_finds_the_reference_and_for_an_admin_the_advice(Role? role, bool isTold)
    {
        _database.Advice = "The database is locked by another program.";
        var http = Request("GET", "text/html,application/xhtml+xml", role);

        Assert.False(await Handler().TryHandleAsync(http, new InvalidOperationException(), TestContext.Current.CancellationToken));

        var failure = http.Features.Get<Failure>()!;
        Assert.Equal(isTold ? _database.Advice : null, failure.Advice);
        var line = Assert.Single(_logs.Lines).Message;
        Assert.Contains(failure.Reference, line, StringComparison.Ordinal);
        Assert.Contains(_database.Advice, line, StringComparison.Ordinal);
    }

    FailureHandler Handler() => new(_database, _factory.CreateLogger<FailureHandler>());

    static DefaultHttpContext Request(string method, string accept, Role? role = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.Headers.Accept = accept;
        if (role is { } known) http.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Role, known.ToString())], "Test"));
        http.Response.Body = new MemoryStream();
        return http;
    }
}
