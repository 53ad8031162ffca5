using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Web.Shell;

namespace Portal.Web;

/// <summary>The whole portal, as the program and the tests start it.</summary>
public sealed class PortalApplication : IAsyncDisposable
{
    readonly WebApplication _app;

    PortalApplication(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, with the port it was given.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <param name="args">The command line.</param>
    /// <param name="adjust">What a test exchanges: settings, clock, services.</param>
    public static PortalApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        // What belongs to the program lies beside it, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        adjust?.Invoke(builder);
        var options = PortalOptions.Read(builder.Configuration);

        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls(options.Listen);
        builder.Services.AddSingleton(options);
        builder.Services.AddPortalEngine(options.ForEngine());
        builder.Services.AddShell();

        var app = builder.Build();
        app.UseShell();
        return new PortalApplication(app);
    }

    /// <summary>Prepares what it stands on, then listens. Throws <see cref="StartProblem"/> with what a person can do.</summary>
    public async Task Start(CancellationToken stop = default)
    {
        await Services.GetRequiredService<IDatabase>().Prepare(stop);
        try
        {
            await _app.StartAsync(stop);
        }
        catch (IOException e) when (e.InnerException is SocketException or { InnerException: SocketException })
        {
            throw new StartProblem($"{e.Message} Stop what listens there, or set Portal:Listen to another address (as environment variable: Portal__Listen).", e);
        }
    }

    public Task WaitForShutdown(CancellationToken stop = default) => _app.WaitForShutdownAsync(stop);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
