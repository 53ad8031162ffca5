using Microsoft.Extensions.Options;
using Portal.Engine;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Web.Features.Agents;
using Portal.Web.Features.Api;
using Portal.Web.Features.Api.Data;
using Portal.Web.Features.Api.Mcp;
using Portal.Web.Features.Audit;
using Portal.Web.Features.Blueprints;
using Portal.Web.Features.Calendars;
using Portal.Web.Features.Data;
using Portal.Web.Features.Freshness;
using Portal.Web.Features.Home;
using Portal.Web.Features.People;
using Portal.Web.Features.SignIn;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Workflows;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.SampleCompany;
using Portal.Web.Shell;
using Portal.Web.Verdicts;

namespace Portal.Web;

/// <summary>The whole portal, as the program and the tests start it.</summary>
public sealed partial class PortalApplication : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly WebApplication _app;
    bool _isDisposed, _isStopped;

    PortalApplication(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, with the port it was given.</summary>
    public Uri Address => Services.GetRequiredService<OwnAddress>().Listening;

    /// <param name="args">The command line.</param>
    /// <param name="adjust">What a test exchanges: settings, clock, services.</param>
    public static PortalApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(Beside(args));
        builder.Logging.ClearProviders();
        adjust?.Invoke(builder);
        var options = PortalOptions.Read(builder.Configuration);

        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(Listening.Addresses(builder.Configuration, options));
        builder.Services.AddSingleton(options).AddSingleton<OwnAddress>();
        builder.Services.AddPortalEngine(options.ForEngine());
        builder.AddPlatform(options);
        builder.Services.AddSignInPlatform(options);
        builder.Services.AddShell();
        builder.Services.AddVerdicts();
        builder.Services.AddHome();
        builder.Services.AddSourcePages();
        builder.Services.AddDataPages();
        builder.Services.AddFreshnessPages();
        builder.Services.AddPeoplePages();
        builder.Services.AddWorkflowApi();
        builder.Services.AddDataApi();
        builder.Services.AddMcp();
        builder.Services.AddWorkflowPages();
        builder.Services.AddAgentPages();
        builder.Services.AddCalendarPages();
        builder.Services.AddSampleCompany(options.SampleCompany, builder.Environment.IsDevelopment(), isAlone: options.Database.Kind == DatabaseKind.Sqlite);

        var app = builder.Build();
        // Each line may rely on those above it.
        app.UseFront();
        app.UseAnswers();
        app.UseDoors();
        app.MapPlatform();
        app.MapShell();
        app.MapSignIn();
        app.MapAudit();
        app.MapBlueprints();
        app.MapSources();
        app.MapFreshness();
        app.MapWorkflows();
        app.MapAgents();
        app.MapData();
        app.MapCalendars();
        app.MapPeople();
        app.MapWorkflowApi();
        app.MapDataApi();
        app.MapApiDocument();
        app.MapMcp();
        app.UseHome();
        return new PortalApplication(app);
    }

    /// <summary>The settings as <see cref="Build"/> would find them, for a command that does not serve.</summary>
    public static IConfiguration Settings(string[] args) => WebApplication.CreateSlimBuilder(Beside(args)).Configuration;

    /// <summary>Prepares what it stands on, then listens. Throws <see cref="StartProblem"/> with what a person can do.</summary>
    public async Task Start(CancellationToken stop = default)
    {
        // Before a folder or a key is made where nobody meant to start.
        if (Listening.Taken(Listening.Addresses(_app.Configuration, Services.GetRequiredService<PortalOptions>())) is { } taken) throw new StartProblem(taken);
        var database = Services.GetRequiredService<IDatabase>();
        try
        {
            _ = Services.GetRequiredService<ConnectorTable>();
            await database.Prepare(stop);
            await Services.GetRequiredService<CredentialsStart>().Open(stop);
            var firstAdmin = Services.GetRequiredService<FirstAdmin>();
            var nobodyIsThere = await firstAdmin.IsNeeded(stop);
            await Listen(stop);
            if (nobodyIsThere) await firstAdmin.PrintCode(Services.GetRequiredService<OwnAddress>().Reached, stop);
        }
        catch (Exception e) when (e is not StartProblem && database.Explain(e) is { } known)
        {
            throw new StartProblem(known, e);
        }
    }

    async Task Listen(CancellationToken stop)
    {
        try
        {
            await _app.StartAsync(stop);
        }
        // What starts with the listener may need the database, whose troubles look like those of a listener.
        catch (Exception e) when (Services.GetRequiredService<IDatabase>().Explain(e) is null && Listening.Explain(e) is { } known)
        {
            throw new StartProblem(known, e);
        }

        Log.Ready(_app.Logger, Address);
    }

    /// <summary>Waits until it is told to stop, and then until it has.</summary>
    public async Task WaitForShutdown(CancellationToken stop = default)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = _app.Lifetime.ApplicationStopping.Register(told.SetResult);
        await told.Task.WaitAsync(stop);
        await Stop(Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout + Patience);
    }

    /// <summary>Stops what runs, unless that is done: whoever could not start it to the end leaves nothing running either.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        if (!_isStopped) await Stop(Patience);
        await _app.DisposeAsync();
    }

    /// <summary>
    /// What does not stop, as the schedule when its database is gone, ends with the process. The time is the machine's: whoever
    /// moves the portal's clock by hand would wait for ever.
    /// </summary>
    async Task Stop(TimeSpan patience)
    {
        _isStopped = true;
        try
        {
            await _app.StopAsync().WaitAsync(patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            Log.Abandoned(_app.Logger, patience.TotalSeconds);
        }
    }

    /// <summary>What belongs to the program lies beside it, wherever it is started from.</summary>
    static WebApplicationOptions Beside(string[] args) => new() { Args = args, ContentRootPath = AppContext.BaseDirectory };

    static partial class Log
    {
        /// <summary>Scripts and tests that start the program wait for this line.</summary>
        [LoggerMessage(LogLevel.Information, "Portal is ready at {Address}")]
        public static partial void Ready(ILogger logger, Uri address);

        [LoggerMessage(LogLevel.Warning, "Not all had stopped after {Seconds} s; it ends with the process")]
        public static partial void Abandoned(ILogger logger, double seconds);
    }
}
