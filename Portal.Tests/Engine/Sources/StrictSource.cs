using Microsoft.AspNetCore.Http;
using Portal.Tests.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Sources;

/// <summary>A real server that expects exactly the calls it was told of, in their order. Another one, or one too few, fails the test.</summary>
sealed class StrictSource : IAsyncDisposable
{
    readonly Queue<(string Call, RequestDelegate Answer)> _expected = new();
    readonly List<string> _unexpected = [];
    readonly LoopbackServer _server;

    StrictSource(Func<RequestDelegate, LoopbackServer> start) => _server = start(Answer);

    public Uri Address => _server.Address;

    public LoopbackServer Server => _server;

    /// <summary>What the header said in each call; null where it was not there.</summary>
    public IEnumerable<string?> Sent(string header) => _server.Requests.Select(asked => asked.Headers.GetValueOrDefault(header));

    public static async Task<StrictSource> Start()
    {
        RequestDelegate? answer = null;
        var server = await LoopbackServer.Start(http => answer!(http));
        return new(given =>
        {
            answer = given;
            return server;
        });
    }

    public StrictSource Expects(string call, RequestDelegate? answer = null)
    {
        lock (_expected) _expected.Enqueue((call, answer ?? (http => http.Response.WriteAsync("here"))));
        return this;
    }

    public StrictSource Redirects(string call, string to) => Expects(call, http =>
    {
        (http.Response.StatusCode, http.Response.Headers.Location) = (StatusCodes.Status302Found, to);
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Assert.Empty(_unexpected);
        Assert.Empty(_expected.Select(expected => expected.Call));
    }

    Task Answer(HttpContext http)
    {
        var call = $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}";
        lock (_expected)
        {
            if (_expected.TryPeek(out var next) && next.Call == call) return _expected.Dequeue().Answer(http);
            _unexpected.Add(call);
        }

        http.Response.StatusCode = StatusCodes.Status418ImATeapot;
        return Task.CompletedTask;
    }
}
