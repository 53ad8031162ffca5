using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Secrets;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Rows;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Running;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Projection;

/// <summary>A company with three streams of customers, with short words for what is committed and what is then unified.</summary>
sealed class ProjectionHouse : IAsyncDisposable
{
    public const long Crm = 1, Shop = 2, Erp = 3, Customers = 1;

    public static readonly Actor Ada = new(null, "Ada", "127.0.0.1");

    readonly TestStorage _storage;
    readonly Secret _key;
    readonly Action<IServiceCollection>? _more;
    ServiceProvider _services;
    long _run;

    ProjectionHouse(TestStorage storage, Action<IServiceCollection>? more)
    {
        (_storage, _key, _more) = (storage, storage.SharedKey ?? MasterKey.Make(), more);
        _services = Services(storage);
    }

    public static EntityDraft Customer { get; } = new("customer", "Customer", EntityKind.Keyed,
    [
        new("name", FieldType.Text) { Searchable = true }, new("email", FieldType.Text), new("phone", FieldType.Text),
        new("revenue", FieldType.Number) { Searchable = true }, new("seen", FieldType.Moment) { Searchable = true },
    ])
    {
        Match = new("email", Normalisation.Email),
        MostInOne = 4,
    };

    public TestStorage Storage => _storage;

    public TestClock Clock { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public IDatabase Database => Get<IDatabase>();

    public Projector Projector => Get<Projector>();

    public UnifiedRecords Unified => Get<UnifiedRecords>();

    public UnifiedHolds Holds => Get<UnifiedHolds>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ProjectionHouse> Open(DatabaseKind kind, EntityDraft? entity = null, Action<IServiceCollection>? more = null)
    {
        var house = new ProjectionHouse(await TestStorage.New(kind), more);
        await house.Start();
        Assert.Equal(Customers, (await house.Get<EntityModel>().Add(Ada, entity ?? Customer, Stop)).Value.Id);
        await house.Write(async db =>
        {
            db.Add(new Source { Id = 1, Name = "Company", Environment = SourceEnvironment.Mock, Address = new("https://example.com"), Auth = new(), CreatedAt = house.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Stop);
            foreach (var id in new[] { Crm, Shop, Erp }) db.Add(new Stream { Id = id, SourceId = 1, Name = $"Stream {id}", EntityId = Customers, CreatedAt = house.Clock.GetUtcNow() });
        });
        return house;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>As if the program had been ended and started.</summary>
    public async Task Restart()
    {
        await _services.DisposeAsync();
        _services = Services(_storage);
        await Start();
    }

    public Task Write(Func<PortalDb, Task> work) => Database.Write(
        async db =>
        {
            await work(db);
            return await db.SaveChangesAsync(Stop);
        },
        WritePriority.Person, Stop);

    public Task Sql(string sql) => Write(db => db.Database.ExecuteSqlRawAsync(sql, Stop));

    /// <summary>A row that became so as many minutes after nine.</summary>
    public static Incoming Row(string key, string body, int minute)
    {
        var utf8 = Encoding.UTF8.GetBytes(body);
        return new Incoming(key, Act.Full, utf8, StoreHash.Of(utf8), Stamp.Of(At(minute), At(minute)));
    }

    public static Incoming Gone(string key, int minute) => new(key, Act.Delete, default, default, Stamp.Of(At(minute), At(minute)));

    public async Task Commit(long stream, params Incoming[] rows)
    {
        var store = Get<RecordStore>();
        var place = await store.Claim(stream, stream, ++_run, everything: false, Stop);
        var made = await store.Commit(new PageCommit { Place = place, Next = place.Cursor, Coverage = Coverage.Changes, Kind = EntityKind.Keyed, Rows = rows, Read = rows.Length }, Stop);
        Assert.Null(made.Refusal);
    }

    /// <summary>Commits, and lets the projector follow.</summary>
    public async Task Bring(long stream, params Incoming[] rows)
    {
        await Commit(stream, rows);
        await CatchUp();
    }

    public Task CatchUp(int most = Projector.UsualBatch) => Projector.CatchUp(most, Stop);

    public async Task<long> Id(long stream, string key)
    {
        await using var db = Database.Read();
        return await db.Set<RecordRow>().Where(record => record.Stream == stream && record.Key == key).Select(record => record.Id).SingleAsync(Stop);
    }

    /// <summary>The unified record that a record is of; 0 if it is of none.</summary>
    public async Task<long> Of(long stream, string key)
    {
        var id = await Id(stream, key);
        await using var db = Database.Read();
        return await db.Set<UnifiedMember>().Where(member => member.Record == id).Select(member => member.Unified).SingleOrDefaultAsync(Stop);
    }

    /// <summary>All unified records in words, without their ids: "ada@x [1/a 2/b] {…} name=Ada".</summary>
    public async Task<IReadOnlyList<string>> Picture() => [.. (await Pictures()).Select(one => one.Picture).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<(long Id, string Picture)>> Pictures()
    {
        await using var db = Database.Read();
        var rows = await db.Set<UnifiedRow>().OrderBy(row => row.Id).ToListAsync(Stop);
        var names = await db.Set<RecordRow>().ToDictionaryAsync(record => record.Id, record => $"{record.Stream}/{record.Key}", Stop);
        var members = (await db.Set<UnifiedMember>().ToListAsync(Stop)).ToLookup(member => member.Unified);
        var values = (await db.Set<UnifiedValue>().ToListAsync(Stop)).ToLookup(value => value.Unified);
        Assert.All(members.Select(one => one.Key).Concat(values.Select(one => one.Key)), id => Assert.Contains(rows, row => row.Id == id));
        return
        [
            .. rows.Select(row => (row.Id, Words(row.Match, row.Held, members[row.Id].Select(member => names[member.Record]), row.Body, values[row.Id].Select(value => $"{value.Field}={value.Value}")))),
        ];
    }

    public static string Words(string? match, bool held, IEnumerable<string> records, string body, IEnumerable<string> values) =>
        string.Join(' ', [match ?? "-", .. held ? ["held"] : Array.Empty<string>(), $"[{string.Join(' ', records.Order(StringComparer.Ordinal))}]", body, .. values.Order(StringComparer.Ordinal)]);

    /// <summary>What happened to it, the first first.</summary>
    public async Task<IReadOnlyList<UnifiedEventKind>> History(long id) => [.. (await Unified.History(id, stop: Stop)).Select(happened => happened.Kind).Reverse()];

    static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _storage.DisposeAsync();
    }

    async Task Start()
    {
        await Database.Prepare(Stop);
        await Get<CredentialsStart>().Open(Stop);
    }

    ServiceProvider Services(TestStorage storage)
    {
        var services = Engine(storage);
        _more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    IServiceCollection Engine(TestStorage storage) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace))
        .AddSingleton<TimeProvider>(Clock).AddPersistence(storage.Folder, storage.Database).AddAudit().AddCredentials(CredentialsHouse.Given(_key)).AddEntities().AddStore().AddProjection();
}
