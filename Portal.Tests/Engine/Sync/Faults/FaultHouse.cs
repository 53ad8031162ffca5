using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Secrets;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Connectors.Rest;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;
using Portal.Tests.Web.SampleCompany;
using Portal.Web.SampleCompany;
using Portal.Web.SampleCompany.Faults;
using Portal.Web.SampleCompany.World;

namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>The sample company, and the whole engine that reads its contacts. Both go by one clock, which nobody waits for.</summary>
sealed class FaultHouse : IAsyncDisposable
{
    /// <summary>From so long on a timer is a limit: that of the head of an answer is the shortest. No wait is longer than a minute.</summary>
    static readonly TimeSpan Limits = TimeSpan.FromSeconds(90);

    readonly TestStorage _storage;
    readonly SampleStage _sample;
    readonly IHost _host;
    readonly TimeProvider _clock;
    Feed _feed = null!;

    FaultHouse(TestStorage storage, SampleStage sample)
    {
        (_storage, _sample, _clock) = (storage, sample, new PatientClock(sample.Clock, Limits));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(Logs);
        builder.Services
            .AddSingleton(_clock)
            .AddPortalEngine(new EngineOptions(storage.Folder, storage.Database)
            {
                MasterKey = CredentialsHouse.KeyOf(storage),
                Egress = EgressHouse.Allow([Address]) with { HeadersTimeout = Limits },
            })
            .AddSingleton(services => new SourcePipelines(_clock, services.GetRequiredService<ILogger<SourcePipeline>>()) { Jitter = () => 1 });
        _host = builder.Build();
    }

    public static TimeSpan Lag { get; } = TimeSpan.FromMinutes(3);

    public CapturedLogs Logs { get; } = new();

    public Switches Switches => _sample.Switches;

    public Company Company => _sample.Company;

    public TestClock Clock => _sample.Clock;

    Uri Address => _sample.Client.BaseAddress!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<FaultHouse> Open(DatabaseKind kind)
    {
        // All of the company's timers are sleeps: there is nothing that it gives up.
        var sample = await SampleStage.Start(new SampleCompanyOptions { Contacts = 300, Pace = 10 }, clock => new PatientClock(clock, TimeSpan.MaxValue));
        var house = new FaultHouse(await TestStorage.New(kind), sample);
        await house.Get<IDatabase>().Prepare(Stop);
        await house.Get<CredentialsStart>().Open(Stop);
        await house.Get<Vault>().Put(Actor.Portal, "crm", new Secret(Gate.Token), Stop);
        house._feed = await house.Connect();
        return house;
    }

    /// <summary>Runs the feed to its end.</summary>
    public async Task<Run> Sync(bool everything = false)
    {
        var under = (await Get<SyncEngine>().Start(_feed.Id, new RunRequest(RunTrigger.Schedule, Everything: everything), Stop)).Value;
        await under.Ended.WaitAsync(Stop);
        return (await Get<RunBook>().Find(under.Run, Stop))!;
    }

    public async Task<FeedStanding> Standing() => (await Get<RecordStore>().Standing(_feed.Id, Stop))!;

    /// <summary>What the store says of each contact that is there.</summary>
    public async Task<Dictionary<string, string>> Stored()
    {
        await using var db = Get<IDatabase>().Read();
        var rows = await db.Set<RecordRow>().Where(row => !row.Deleted).Join(db.Set<EventRow>(), row => row.Position, at => at.Position, (row, at) => new { row.Key, at.Body }).ToListAsync(Stop);
        return rows.ToDictionary(row => row.Key, row => Said(JsonNode.Parse(row.Body!)!, "name", "city"));
    }

    /// <summary>What the company says of each contact that was there at a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="lag">How late some changes are to be seen.</param>
    public Dictionary<string, string> Shown(DateTimeOffset at, TimeSpan lag = default)
    {
        var kind = Company.Find("contacts")!;
        return kind.Table.Rows(new View(at, lag)).Where(row => row.DeletedAt is null)
            .ToDictionary(row => kind.KeyText(row.Number), row => Said(kind.Describe(row), "name.last", "address.city"));
    }

    public async Task<HashSet<string>> Quarantined()
    {
        await using var db = Get<IDatabase>().Read();
        return [.. await db.Set<QuarantinedRow>().Select(row => row.Key!).ToListAsync(Stop)];
    }

    /// <summary>Events that say again what the one before said of the same record; there are none.</summary>
    public async Task<List<string>> Doubles()
    {
        await using var db = Get<IDatabase>().Read();
        var events = await db.Set<EventRow>().OrderBy(at => at.Position).Select(at => new { at.Key, at.Body }).ToListAsync(Stop);
        return [.. events.GroupBy(at => at.Key).Where(of => of.Zip(of.Skip(1)).Any(two => two.First.Body == two.Second.Body)).Select(of => of.Key)];
    }

    /// <summary>All events but the marks of what was never known and is gone: they are no change.</summary>
    public async Task<long> Events()
    {
        await using var db = Get<IDatabase>().Read();
        return await db.Set<EventRow>().LongCountAsync(at => at.Kind != EventKind.Deleted || at.Previous != null, Stop);
    }

    /// <summary>What all runs together say they did.</summary>
    public async Task<long> Counted()
    {
        await using var db = Get<IDatabase>().Read();
        return await db.Set<Run>().SumAsync(run => run.Added + run.Changed + run.Deleted, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        await _sample.DisposeAsync();
        await _storage.DisposeAsync();
    }

    T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    async Task<Feed> Connect()
    {
        EntityField[] fields = [new("name", FieldType.Text), new("email", FieldType.Text) { Required = true }, new("city", FieldType.Text), new("visits", FieldType.Number) { Required = true }];
        var person = (await Get<EntityModel>().Add(Actor.Portal, new EntityDraft("person", "Person", EntityKind.Keyed, fields), Stop)).Value;
        var source = (await Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Sample CRM", Address = Address, Auth = new() { Kind = AuthKind.Bearer, Secret = "vault:crm" } }, Stop)).Value;
        var stream = (await Get<StreamRegistry>().Add(Actor.Portal, source.Id, new StreamDraft { Name = "Contacts", EntityId = person.Id }, Stop)).Value;
        var settings = SampleSettings.Of("cursor", "contacts") with
        {
            Parameters = [new() { Name = "include_deleted", Value = "true" }],
            Incremental = SampleSettings.BySince with { Lag = Lag },
            Deletes = new() { By = DeleteKind.Flag, Flag = "deleted" },
            Errors = new() { Path = "ok", Is = "false", Code = "error.code", Message = "error.message" },
        };
        const string mapping = """{"mode":"full","fields":[{"to":"name","from":"name.last"},{"to":"email","from":"email"},{"to":"city","from":"address.city"},{"to":"visits","from":"visits"}]}""";
        return (await Get<FeedRegistry>().Add(Actor.Portal, stream.Id, new FeedDraft { Name = "Hourly", Connector = "rest", Settings = SettingsWriter.Write(settings), Mapping = mapping }, Stop)).Value;
    }

    static string Said(JsonNode fields, string name, string city) => $"{At(fields, name)}, {At(fields, "email")}, {At(fields, city)}, {At(fields, "visits")}";

    static JsonNode? At(JsonNode fields, string path) => path.Split('.').Aggregate((JsonNode?)fields, (node, step) => node?[step]);
}
