using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Engine.Connectors;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Running;
using Secret = Portal.Engine.Secrets.Secret;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Sources;

/// <summary>The whole engine as a start leaves it, with two connectors that are fakes, and a witness of what goes.</summary>
sealed class SourcesHouse : IAsyncDisposable, IGoesAlong
{
    public static readonly Actor Ada = new(null, "Ada", "127.0.0.1");

    readonly TestStorage _storage;
    readonly ServiceProvider _services;

    SourcesHouse(TestStorage storage, IReadOnlyList<string> allowed)
    {
        _storage = storage;
        var options = new EngineOptions(storage.Folder, storage.Database) { MasterKey = CredentialsHouse.KeyOf(storage), Egress = new() { AllowedOrigins = allowed, ConnectTimeout = TimeSpan.FromMinutes(1) } };
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<TimeProvider>(Clock)
            .AddPortalEngine(options)
            .AddSingleton<IConnector>(new FakeConnector())
            .AddSingleton<IConnector>(new FakeConnector("other"))
            .AddSingleton<IGoesAlong>(this)
            .BuildServiceProvider();
    }

    public TestClock Clock { get; } = new();

    public CapturedLogs Logs { get; } = new();

    /// <summary>What other rooms were told of, in its order.</summary>
    public List<string> Gone { get; } = [];

    public bool RefusesToGo { get; set; }

    public IDatabase Database => Get<IDatabase>();

    public SourceRegistry Sources => Get<SourceRegistry>();

    public StreamRegistry Streams => Get<StreamRegistry>();

    public FeedRegistry Feeds => Get<FeedRegistry>();

    public EntityModel Entities => Get<EntityModel>();

    public SourceClients Clients => Get<SourceClients>();

    public SourcePipelines Pipelines => Get<SourcePipelines>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static SourceDraft Crm { get; } = new() { Name = "Sample CRM", Address = new("https://crm.example.com/v1"), Environment = SourceEnvironment.Mock };

    public static FeedDraft Hourly { get; } = new() { Name = "Hourly", Connector = "fake", Settings = """{ "pageSize": 100, "path": "contacts" }""", Schedule = Schedule.Each(TimeSpan.FromHours(1)), Sweeps = true };

    public static Task<SourcesHouse> Open(DatabaseKind kind = DatabaseKind.Sqlite, params IReadOnlyList<StrictSource> servers) =>
        Open(kind, [.. servers.Select(server => server.Address.GetLeftPart(UriPartial.Authority))]);

    public static Task<SourcesHouse> OpenFor(string allowed) => Open(DatabaseKind.Sqlite, [allowed]);

    static async Task<SourcesHouse> Open(DatabaseKind kind, IReadOnlyList<string> allowed)
    {
        var house = new SourcesHouse(await TestStorage.New(kind), allowed);
        await house.Database.Prepare(Stop);
        await house.Get<CredentialsStart>().Open(Stop);
        return house;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<Source> Added(SourceDraft? draft = null) => (await Sources.Add(Ada, draft ?? Crm, Stop)).Value;

    /// <summary>A stream of a new source and of an entity that every call shares.</summary>
    public async Task<Stream> Contacts(string source = "Sample CRM")
    {
        var entity = (await Entities.List(Stop)).SingleOrDefault() ?? (await Entities.Add(Ada, new("contact", "Contact", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        return (await Streams.Add(Ada, (await Added(Crm with { Name = source })).Id, new StreamDraft { Name = "Contacts", EntityId = entity.Id }, Stop)).Value;
    }

    public Task Store(string name, string secret) => Get<Vault>().Put(Ada, name, new Secret(secret), Stop);

    public async Task<IReadOnlyList<AuditEntry>> Audit()
    {
        await using var db = Database.Read();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync(Stop);
    }

    public Task FeedGoes(PortalDb db, long feedId, CancellationToken stop) => Go($"feed {feedId}");

    public Task StreamGoes(PortalDb db, long streamId, CancellationToken stop) => Go($"stream {streamId}");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _storage.DisposeAsync();
    }

    Task Go(string what)
    {
        if (RefusesToGo) throw new InvalidOperationException("It stays.");
        Gone.Add(what);
        return Task.CompletedTask;
    }
}
