using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Rows;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>A store of a test's own, with short words for what is committed to it and what stands in it.</summary>
sealed class StoreHouse : IAsyncDisposable
{
    public const long Stream = 7, Feed = 3, OtherFeed = 4;

    readonly TestStorage _storage;
    readonly ServiceProvider _services;
    bool _isGuest;
    long _run;

    StoreHouse(TestStorage storage, MasterKeyOptions? key, TestClock? clock, Action<IServiceCollection>? more)
    {
        (_storage, Clock) = (storage, clock ?? new TestClock());
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddPersistence(storage.Folder, storage.Database)
            .AddAudit().AddCredentials(key ?? CredentialsHouse.KeyOf(storage)).AddStore();
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public TestClock Clock { get; }

    public TestStorage Storage => _storage;

    public IDatabase Database => _services.GetRequiredService<IDatabase>();

    public RecordStore Store => _services.GetRequiredService<RecordStore>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<StoreHouse> Open(DatabaseKind kind, Action<IServiceCollection>? more = null)
    {
        var house = new StoreHouse(await TestStorage.New(kind), null, null, more);
        await house.Database.Prepare(Stop);
        return house;
    }

    /// <summary>With the master key opened, as a start leaves it.</summary>
    public static async Task<StoreHouse> OpenWithKey(DatabaseKind kind, MasterKeyOptions? key = null, Action<IServiceCollection>? more = null)
    {
        var house = new StoreHouse(await TestStorage.New(kind), key, null, more);
        await house.Start();
        return house;
    }

    /// <summary>Another portal on the same storage, after this one or on PostgreSQL beside it.</summary>
    public async Task<StoreHouse> Beside(MasterKeyOptions? key = null)
    {
        var house = new StoreHouse(_storage, key, Clock, null) { _isGuest = true };
        await house.Start();
        return house;
    }

    /// <summary>Ends the portal and leaves what it stored.</summary>
    public ValueTask Close() => _services.DisposeAsync();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    async Task Start()
    {
        await Database.Prepare(Stop);
        await Get<CredentialsStart>().Open(Stop);
    }

    public Task<FeedPlace> Claim(long feed = Feed, bool everything = false) => Store.Claim(feed, Stream, ++_run, everything, Stop);

    /// <summary>A row as a feed would bring it, seen now.</summary>
    public Incoming Row(string key, string body, DateTimeOffset? sourceAt = null, Act act = Act.Full, DateTimeOffset? seenAt = null)
    {
        var utf8 = act == Act.Delete ? [] : Encoding.UTF8.GetBytes(body);
        return new Incoming(key, act, utf8, StoreHash.Of(utf8), Stamp.Of(sourceAt, seenAt ?? Clock.GetUtcNow()));
    }

    public static PageCommit Page(FeedPlace place, IReadOnlyList<Incoming> rows, Coverage coverage = Coverage.Part) => new()
    {
        Place = place,
        Next = coverage == Coverage.Part ? place.Cursor with { Token = (place.Pass.Pages + 1).ToString(CultureInfo.InvariantCulture) } : place.Cursor with { Token = null },
        Coverage = coverage,
        Kind = EntityKind.Keyed,
        Rows = rows,
        Read = rows.Count,
    };

    public async Task<Committed> Commit(FeedPlace place, params Incoming[] rows) => (await Store.Commit(Page(place, rows), Stop)).Value;

    public async Task<Committed> Commit(PageCommit commit) => (await Store.Commit(commit, Stop)).Value;

    /// <summary>Claims the feed for rows that are committed as one pass.</summary>
    public async Task<Committed> Bring(long feed, params Incoming[] rows) => await Commit(Page(await Claim(feed), rows, Coverage.Changes));

    /// <summary>What is there, by key: its body, or null where it is deleted.</summary>
    public async Task<SortedDictionary<string, string?>> Records()
    {
        await using var db = Database.Read();
        var rows = await db.Set<RecordRow>().Where(r => r.Stream == Stream)
            .Join(db.Set<EventRow>(), r => r.Position, e => e.Position, (r, e) => new { r.Key, r.Deleted, e.Body }).ToListAsync(Stop);
        return new SortedDictionary<string, string?>(rows.ToDictionary(row => row.Key, row => row.Deleted ? null : row.Body), StringComparer.Ordinal);
    }

    /// <summary>The log, in words: "1 Added a {…}".</summary>
    public async Task<IReadOnlyList<string>> Log() => [.. (await Events()).Select(e => $"{e.Position} {e.Kind} {e.Key} {e.Body}".TrimEnd())];

    public async Task<IReadOnlyList<EventRow>> Events()
    {
        await using var db = Database.Read();
        return await db.Set<EventRow>().OrderBy(e => e.Position).ToListAsync(Stop);
    }

    public async Task<FeedState> State(long feed = Feed)
    {
        await using var db = Database.Read();
        return await db.Set<FeedState>().SingleAsync(s => s.Feed == feed, Stop);
    }

    public Removals Removals => _services.GetRequiredService<Removals>();

    /// <summary>What waits, in words: key, reason and what the source said.</summary>
    public async Task<IReadOnlyList<string>> Quarantine(long feed = Feed) =>
        [.. (await Get<QuarantineDesk>().Page(feed, 0, 100, Stop)).Value.Select(row => $"{row.Key} {row.Reason} {row.Raw}")];

    public async Task<StreamState> StreamNow()
    {
        await using var db = Database.Read();
        return await db.Set<StreamState>().SingleAsync(s => s.Stream == Stream, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_isGuest) await _storage.DisposeAsync();
    }
}
