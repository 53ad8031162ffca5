using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Engine.Resilience.Egress;

/// <summary>A real server on loopback that answers what a test wants and keeps what it was asked.</summary>
sealed class LoopbackServer : IAsyncDisposable
{
    readonly WebApplication _app;

    LoopbackServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public List<Asked> Requests { get; } = [];

    public Uri At(string path) => new(Address, path);

    public static async Task<LoopbackServer> Start(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            (kestrel.Limits.MinRequestBodyDataRate, kestrel.Limits.MinResponseDataRate) = (null, null);
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => Secure(listen, certificate));
        });
        var server = new LoopbackServer(builder.Build());
        server._app.Run(async http =>
        {
            using var body = new StreamReader(http.Request.Body);
            var text = await body.ReadToEndAsync(http.RequestAborted);
            lock (server.Requests) server.Requests.Add(new(http.Request.Method, http.Request.Path, text, http.Request.Headers.ToDictionary(header => header.Key, header => $"{header.Value}")));
            await answer(http);
        });
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.Address = new(server._app.Urls.First());
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    static void Secure(ListenOptions listen, X509Certificate2? certificate)
    {
        if (certificate is not null) listen.UseHttps(certificate);
    }

    public sealed record Asked(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);
}
