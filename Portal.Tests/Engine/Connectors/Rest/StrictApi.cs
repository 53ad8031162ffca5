using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>A server that expects certain requests in a certain order. Any other, or one that does not come, fails the test.</summary>
sealed class StrictApi : IAsyncDisposable
{
    readonly ConcurrentQueue<(string Request, Func<HttpResponse, Task> Answer)> _expected = new();
    readonly ConcurrentQueue<string> _unexpected = new();
    LoopbackServer _server = null!;

    public RestHouse House { get; private set; } = null!;

    /// <param name="allowed">Where else may be gone to.</param>
    public static async Task<StrictApi> Start(params Uri[] allowed)
    {
        var api = new StrictApi();
        api._server = await LoopbackServer.Start(api.Serve);
        api.House = new(new Uri(api._server.Address, "/api/"), allowed: allowed);
        return api;
    }

    /// <param name="request">Method, path with query, and the body if there is one.</param>
    /// <param name="answer">JSON with ' for ".</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="headers">Its headers.</param>
    public StrictApi Expect(string request, string answer, int status = 200, params (string Name, string Value)[] headers) => Expect(request, async response =>
    {
        response.StatusCode = status;
        foreach (var (name, value) in headers) response.Headers.Append(name, value.Replace("{here}", _server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        if (status == 304) return;
        await response.WriteAsync(answer.Replace('\'', '"').Replace("{here}", _server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
    });

    public StrictApi Expect(string request, Func<HttpResponse, Task> answer)
    {
        _expected.Enqueue((request, answer));
        return this;
    }

    public string Header(string name) => _server.Requests[^1].Headers.GetValueOrDefault(name, "");

    public async ValueTask DisposeAsync()
    {
        House.Dispose();
        await _server.DisposeAsync();
        Assert.Empty(_unexpected);
        Assert.Empty(_expected.Select(one => one.Request));
    }

    Task Serve(HttpContext http)
    {
        var request = $"{http.Request.Method} {http.Request.Path}{Uri.UnescapeDataString($"{http.Request.QueryString}")} {_server.Requests[^1].Body}".TrimEnd();
        if (_expected.TryPeek(out var next) && next.Request.Replace('\'', '"') == request)
        {
            _expected.TryDequeue(out _);
            return next.Answer(http.Response);
        }

        _unexpected.Enqueue($"{request}, and not {next.Request}");
        http.Response.StatusCode = StatusCodes.Status418ImATeapot;
        return Task.CompletedTask;
    }
}
