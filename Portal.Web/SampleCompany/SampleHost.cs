using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Web.SampleCompany;

/// <summary>Serves the sample company on this machine, from when the portal listens, or somebody wants it, until the portal stops.</summary>
sealed partial class SampleHost(
    SampleCompanyOptions options, Company company, Switches switches, TimeProvider clock, IHostApplicationLifetime portal, ILoggerFactory logs) : IHostedService, IAsyncDisposable
{
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ILogger _logger = logs.CreateLogger<SampleHost>();
    readonly Lock _opening = new();
    Task<WebApplication?>? _serving;

    /// <summary>It does not wait until somebody wants it.</summary>
    public bool IsOpenFromTheStart => options.Enabled == true;

    /// <summary>Where it listens, once it does.</summary>
    public Task<Uri> Address => _address.Task;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The portal comes first: whoever waits for its first page does not wait for this.
        if (IsOpenFromTheStart) portal.ApplicationStarted.Register(Open);
        return Task.CompletedTask;
    }

    /// <summary>Has it listen, unless it does. Where it listens then is said by <see cref="Address"/>.</summary>
    public void Open()
    {
        lock (_opening)
        {
            if (!_address.Task.IsCanceled) _serving ??= Task.Run(Serve);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (await Serving() is { } app) await app.StopAsync(cancellationToken);
    }

    /// <summary>A portal that is thrown away without being stopped leaves no listener behind.</summary>
    public async ValueTask DisposeAsync()
    {
        if (await Serving() is { } app) await app.DisposeAsync();
    }

    /// <returns>What serves it at the end; nothing comes to serve it afterwards.</returns>
    async Task<WebApplication?> Serving()
    {
        Task<WebApplication?>? serving;
        lock (_opening)
        {
            _address.TrySetCanceled(CancellationToken.None);
            serving = _serving;
        }

        return serving is null ? null : await serving;
    }

    async Task<WebApplication?> Serve()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logs);
        var app = builder.Build();
        app.Use(OwnNameOnly.Check);
        new SwitchBoard(company, switches).Map(app);
        new SampleApi(company, switches, clock, app.Lifetime.ApplicationStopping).Map(app);
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            Log.CouldNotListen(_logger, options.Port, e.Message);
            _address.TrySetException(e);
            await app.DisposeAsync();
            return null;
        }

        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        Log.Listening(_logger, address);
        _address.TrySetResult(address);
        return app;
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The sample company is at {Address}")]
        public static partial void Listening(ILogger logger, Uri address);

        [LoggerMessage(LogLevel.Warning, "The sample company cannot listen on port {Port}, so it is not there: {Problem} Set Portal:SampleCompany:Port to another, or to 0 for any.")]
        public static partial void CouldNotListen(ILogger logger, int port, string problem);
    }
}
