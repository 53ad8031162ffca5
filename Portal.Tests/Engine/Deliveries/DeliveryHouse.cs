using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Egress;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>One instance of the engine with its outbox, and of what runs by itself the deliveries alone.</summary>
sealed class DeliveryHouse : IAsyncDisposable
{
    const string Owner = "workflow";

    readonly IHost _host;
    readonly TestStorage? _own;
    readonly List<IHostedService> _running = [];

    DeliveryHouse(IHost host, TestStorage storage, TestStorage? own) => (_host, Storage, _own) = (host, storage, own);

    public TestStorage Storage { get; }

    public TestClock Clock => (TestClock)Get<TimeProvider>();

    public required CapturedLogs Logs { get; init; }

    public Destinations Destinations => Get<Destinations>();

    public MessageDesk Desk => Get<MessageDesk>();

    public IDatabase Database => Get<IDatabase>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="kind">On which database.</param>
    /// <param name="allowed">Whom messages may go to on loopback.</param>
    /// <param name="options">Other bounds.</param>
    /// <param name="onRealTime">By the system's clock instead of one that stands.</param>
    /// <param name="storage">Of an instance that is or was; without it a new one.</param>
    /// <param name="services">What is put in the place of something.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static async Task<DeliveryHouse> Open(DatabaseKind kind, Receiver? allowed = null, DeliveryOptions? options = null, bool onRealTime = false, TestStorage? storage = null, Action<IServiceCollection>? services = null, double jitter = 0)
    {
        var own = storage is null ? await TestStorage.New(kind) : null;
        storage ??= own!;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var logs = new CapturedLogs();
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        // The clock that stands is moved to just the moment that is waited for, so nothing else may be waited for.
        options ??= onRealTime ? new() : new() { Patience = TimeSpan.FromDays(30) };
        builder.Services
            .AddSingleton(onRealTime ? TimeProvider.System : new TestClock())
            .AddSingleton(options)
            .AddSingleton(new RetrySchedule { Jitter = () => jitter })
            .AddPortalEngine(new EngineOptions(storage.Folder, storage.Database) { MasterKey = CredentialsHouse.KeyOf(storage), Egress = Allow(allowed) });
        services?.Invoke(builder.Services);
        var house = new DeliveryHouse(builder.Build(), storage, own) { Logs = logs };
        await house.Database.Prepare(Stop);
        await house.Get<CredentialsStart>().Open(Stop);
        return house;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task<NewDestination> Destination(Receiver receiver, long owner = 1) => (await Destinations.Create(Actor.Portal, Owner, owner, receiver.Url, Stop)).Value;

    /// <summary>Adds messages with these numbers, each in a transaction of its own.</summary>
    public async Task Add(NewDestination to, params IEnumerable<int> numbers)
    {
        foreach (var n in numbers) await Database.Write(db => Add(db, to, n), WritePriority.Program, Stop);
        Get<Outbox>().Wake();
    }

    public async Task<string> Add(PortalDb db, NewDestination to, int n)
    {
        var id = (await Get<Outbox>().Add(db, to.Destination.Id, "workflow.gate.changed", JsonSerializer.SerializeToElement(new { n }), Stop)).Value;
        await db.SaveChangesAsync(Stop);
        return id;
    }

    /// <summary>Lets the loop run; more than one may.</summary>
    public async Task<DeliveryHouse> Run<T>() where T : IHostedService
    {
        var service = Get<IEnumerable<IHostedService>>().OfType<T>().Single();
        _running.Add(service);
        await service.StartAsync(Stop);
        return this;
    }

    public Task<DeliveryHouse> Run() => Run<DeliveryLoop>();

    public async Task<DestinationStanding> Standing(NewDestination of) => (await Destinations.Find(of.Destination.Id, Stop))!;

    /// <summary>Waits for a destination to stand so.</summary>
    public async Task<DestinationStanding> Until(NewDestination destination, Func<DestinationStanding, bool> isSo)
    {
        var moved = new SemaphoreSlim(0);
        Get<DeliveryNews>().Moved += _ => moved.Release();
        while (true)
        {
            if (await Standing(destination) is var standing && isSo(standing)) return standing;
            await moved.WaitAsync(Stop);
        }
    }

    public Task<DestinationStanding> UntilEmpty(NewDestination destination) => Until(destination, standing => standing.Queue.Waiting == 0);

    public Task<DestinationStanding> UntilDisabled(NewDestination destination) => Until(destination, standing => standing.Destination.State == DestinationState.Disabled);

    /// <summary>Moves the clock to when the next try is, which must be after just this time.</summary>
    public async Task Pass(TimeSpan wait)
    {
        await Clock.SomebodyWaits(wait, stop: Stop);
        Clock.Advance(wait);
    }

    /// <summary>All messages of a destination with their tries, in their order.</summary>
    public async Task<IReadOnlyList<LoggedMessage>> Messages(NewDestination of) => [.. (await Desk.Page(of.Destination.Id, 0, 2000, stop: Stop)).Reverse()];

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _running) await service.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_own is not null) await _own.DisposeAsync();
    }

    static EgressOptions Allow(Receiver? receiver) => EgressHouse.Allow(receiver is null ? Array.Empty<Uri>() : [receiver.Address]);
}
