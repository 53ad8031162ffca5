using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>The whole engine with one source, one stream and one feed, which a script is read through.</summary>
sealed class SyncHouse : IAsyncDisposable
{
    public const string Mapping = """{"mode":"full","fields":[{"to":"name","from":"name"}]}""";

    readonly TestStorage _storage;
    readonly bool _onRealTime;
    readonly Uri? _allowed;
    IHost _host;
    bool _isStarted;

    SyncHouse(TestStorage storage, bool onRealTime, Uri? allowed)
    {
        (_storage, _onRealTime, _allowed) = (storage, onRealTime, allowed);
        Script = new ScriptedConnector(Clock);
        _host = Build();
    }

    public TestClock Clock { get; } = new();

    /// <summary>On real time, by how much the clock is behind.</summary>
    public TimeSpan Back { get; set; }

    public DateTimeOffset Now => Get<TimeProvider>().GetUtcNow();

    public CapturedLogs Logs { get; } = new();

    public ScriptedConnector Script { get; }

    public Feed Feed { get; private set; } = null!;

    public SyncEngine Engine => Get<SyncEngine>();

    public RunBook Book => Get<RunBook>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="kind">On which database.</param>
    /// <param name="feed">What is otherwise about the feed.</param>
    /// <param name="entity">What its records are.</param>
    /// <param name="host">Whether it goes by real time, because a scheduler is to be started.</param>
    /// <param name="address">Where the source is, if it is asked at all.</param>
    /// <param name="sensitive">Whether a name is sealed wherever it rests.</param>
    /// <param name="match">How records become one.</param>
    public static async Task<SyncHouse> Open(DatabaseKind kind, Func<FeedDraft, FeedDraft>? feed = null, EntityKind entity = EntityKind.Keyed, bool host = false, Uri? address = null, bool sensitive = false, Match? match = null)
    {
        var house = new SyncHouse(await TestStorage.New(kind), host, address);
        await house.Prepare();
        var fields = new[] { new EntityField("name", FieldType.Text) { Required = true, Sensitive = sensitive } };
        var person = (await house.Get<EntityModel>().Add(Actor.Portal, new EntityDraft("person", "Person", entity, fields) { Match = match }, Stop)).Value;
        var source = (await house.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Sample CRM", Address = address ?? new("https://crm.example.com") }, Stop)).Value;
        var stream = (await house.Get<StreamRegistry>().Add(Actor.Portal, source.Id, new StreamDraft { Name = "People", EntityId = person.Id }, Stop)).Value;
        var draft = new FeedDraft { Name = "Hourly", Connector = "scripted", Mapping = Mapping, Schedule = Schedule.Each(TimeSpan.FromHours(1)) };
        house.Feed = (await house.Get<FeedRegistry>().Add(Actor.Portal, stream.Id, feed?.Invoke(draft) ?? draft, Stop)).Value;
        return house;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Runs the feed to its end.</summary>
    public async Task<Run> Run(bool everything = false, bool replay = false, RunTrigger by = RunTrigger.Schedule)
    {
        var under = (await Engine.Start(Feed.Id, new RunRequest(by, Everything: everything, Replay: replay), Stop)).Value;
        await under.Ended.WaitAsync(Stop);
        return (await Book.Find(under.Run, Stop))!;
    }

    /// <summary>Starts what runs by itself: the scheduler.</summary>
    public async Task StartHost()
    {
        await _host.StartAsync(Stop);
        _isStarted = true;
    }

    /// <summary>Waits until so many runs have ended.</summary>
    public async Task Ended(int runs)
    {
        var moved = new SemaphoreSlim(0);
        Engine.Moved += _ => moved.Release();
        while ((await Book.Of(Feed.Id, 0, runs + 1, Stop)).Count(run => run.EndedAt is not null) < runs) await moved.WaitAsync(Stop);
    }

    /// <summary>Waits for the run's progress to be so.</summary>
    public async Task Until(Func<RunProgress?, bool> isSo)
    {
        var moved = new SemaphoreSlim(0);
        Engine.Moved += _ => moved.Release();
        while (!isSo(Engine.Progress(Feed.Id))) await moved.WaitAsync(Stop);
    }

    public async Task<SortedDictionary<string, string?>> Records()
    {
        await using var db = Get<IDatabase>().Read();
        var rows = await db.Set<RecordRow>().Join(db.Set<EventRow>(), r => r.Position, e => e.Position, (r, e) => new { r.Key, r.Deleted, e.Body }).ToListAsync(Stop);
        return new SortedDictionary<string, string?>(rows.ToDictionary(row => row.Key, row => row.Deleted ? null : row.Body), StringComparer.Ordinal);
    }

    public async Task<int> Events()
    {
        await using var db = Get<IDatabase>().Read();
        return await db.Set<EventRow>().CountAsync(Stop);
    }

    public async Task<FeedStanding> Standing() => (await Get<RecordStore>().Standing(Feed.Id, Stop))!;

    /// <summary>Stops as a host does, and starts anew.</summary>
    public async Task Restart()
    {
        await Close();
        _host = Build();
        await Prepare();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        await _storage.DisposeAsync();
    }

    async Task Prepare()
    {
        await Get<IDatabase>().Prepare(Stop);
        await Get<CredentialsStart>().Open(Stop);
    }

    async Task Close()
    {
        if (_isStarted) await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Information);
        builder.Services
            .AddSingleton<TimeProvider>(_onRealTime ? new LateClock(this) : Clock)
            .AddPortalEngine(new EngineOptions(_storage.Folder, _storage.Database) { MasterKey = CredentialsHouse.KeyOf(_storage), Egress = EgressHouse.Allow(_allowed is null ? Array.Empty<Uri>() : [_allowed]) })
            .AddSingleton<IConnector>(Script);
        return builder.Build();
    }

    sealed class LateClock(SyncHouse house) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - house.Back;
    }
}
