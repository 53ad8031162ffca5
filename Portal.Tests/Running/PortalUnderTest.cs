using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;
using Portal.Web;

namespace Portal.Tests.Running;

/// <summary>The real portal, in this process, on a port of its own, with its own storage; its log is kept and its clock can be exchanged.</summary>
public sealed class PortalUnderTest : IAsyncDisposable
{
    readonly TestStorage _storage;
    readonly bool _ownsStorage;
    readonly PortalApplication _portal;

    PortalUnderTest(TestStorage storage, bool ownsStorage, PortalApplication portal, CapturedLogs logs, StringWriter console) =>
        (_storage, _ownsStorage, _portal, Logs, Console) = (storage, ownsStorage, portal, logs, console);

    public Uri Address => _portal.Address;

    public IServiceProvider Services => _portal.Services;

    public CapturedLogs Logs { get; }

    /// <summary>What was printed for whoever started it, such as the first admin's code.</summary>
    public StringWriter Console { get; }

    public TestStorage Storage => _storage;

    /// <param name="kind">Which database it keeps its data in.</param>
    /// <param name="clock">Instead of the system's.</param>
    /// <param name="settings">More settings, such as "--Portal:PublicUrl=https://portal.example.com".</param>
    /// <param name="adjust">What else is exchanged.</param>
    public static async Task<PortalUnderTest> Start(
        DatabaseKind kind = DatabaseKind.Sqlite, TimeProvider? clock = null, IEnumerable<string>? settings = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var storage = await TestStorage.New(kind);
        try
        {
            return await Start(storage, ownsStorage: true, clock, settings, adjust);
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    /// <summary>On a storage that another portal had, or has.</summary>
    public static Task<PortalUnderTest> StartOn(
        TestStorage storage, TimeProvider? clock = null, IEnumerable<string>? settings = null, Action<WebApplicationBuilder>? adjust = null, bool ownsStorage = false) =>
        Start(storage, ownsStorage, clock, settings, adjust);

    /// <summary>A client like a browser that was just opened: it keeps its own cookies. Redirects are left to the test.</summary>
    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }, disposeHandler: true) { BaseAddress = Address };

    /// <summary>Waits until it has stopped, as the program does.</summary>
    public Task Stopped(CancellationToken stop = default) => _portal.WaitForShutdown(stop);

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        if (_ownsStorage) await _storage.DisposeAsync();
    }

    static async Task<PortalUnderTest> Start(
        TestStorage storage, bool ownsStorage, TimeProvider? clock, IEnumerable<string>? settings, Action<WebApplicationBuilder>? adjust)
    {
        var logs = new CapturedLogs();
        var console = new StringWriter();
        string[] args = ["--Portal:Listen=http://127.0.0.1:0", "--Logging:Console:LogLevel:Default=None", "--Logging:Captured:LogLevel:Default=Debug", "--Portal:Rehearse=false", "--Portal:SampleCompany:Enabled=false", .. storage.Settings, .. settings ?? []];
        var portal = PortalApplication.Build(args, builder =>
        {
            builder.Logging.AddProvider(logs);
            builder.Services.AddSingleton<TextWriter>(console);
            if (clock is not null) builder.Services.AddSingleton(clock);
            adjust?.Invoke(builder);
        });
        try
        {
            await portal.Start(TestContext.Current.CancellationToken);
            return new PortalUnderTest(storage, ownsStorage, portal, logs, console);
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }
}
