using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Web.Platform.Telemetry;

/// <summary>A collector that takes what is sent to it over HTTP and keeps it as it came.</summary>
sealed class OtlpReceiver : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<Sent> _sent = new();

    OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", (RequestDelegate)Take);
    }

    public Uri Address => new(_app.Urls.First());

    public IEnumerable<Sent> Of(string signal) => _sent.Where(sent => sent.Signal == signal);

    public static async Task<OtlpReceiver> Start()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        _sent.Enqueue(new Sent((string)http.Request.RouteValues["signal"]!, http.Request.ContentType, body.ToArray()));
    }

    public sealed record Sent(string Signal, string? ContentType, byte[] Body);
}
