using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Store;
using Portal.Tests.Deep.Freshness.Oracles;
using Portal.Tests.Deep.Freshness.Worlds;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;
using static Portal.Tests.Deep.Freshness.Worlds.Happening;
using Removals = Portal.Engine.Store.Removals;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Deep.Freshness.Checking;

/// <summary>The product with its database: people's deeds go through its registries, passes through its store, and its board is asked.</summary>
sealed class WholeProduct : IChecked, IAsyncDisposable
{
    static readonly string Mapping = $$"""{"mode":"full","fields":[{"to":"{{GateOracle.AsAll}}","from":"a"},{"to":"{{GateOracle.Own}}","from":"b"}]}""";

    readonly TestStorage _storage;
    readonly ServiceProvider _services;
    readonly WorldTime _time = new();
    readonly Dictionary<WorkWeek, long> _calendars = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<long, Feed> _feeds = [];
    ProductPasses _passes = null!;
    WorldStream? _life;
    long _source, _entity;
    Stream _stream = null!;

    WholeProduct(TestStorage storage)
    {
        _storage = storage;
        _services = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .AddPortalEngine(new EngineOptions(storage.Folder, storage.Database) { MasterKey = CredentialsHouse.KeyOf(storage) })
            .AddSingleton<IConnector>(new ScriptedConnector(_time))
            .BuildServiceProvider();
    }

    public static async Task<WholeProduct> Open(DatabaseKind kind, CancellationToken stop)
    {
        var product = new WholeProduct(await TestStorage.New(kind));
        await product.Get<IDatabase>().Prepare(stop);
        await product.Get<CredentialsStart>().Open(stop);
        product._entity = (await product.Get<EntityModel>().Add(Actor.Portal, new EntityDraft("thing", "Thing", EntityKind.Keyed, [new(GateOracle.AsAll, FieldType.Text), new(GateOracle.Own, FieldType.Text), new("nowhere", FieldType.Text)]), stop)).Value.Id;
        product._source = (await product.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "World", Address = new("https://world.example.com") }, stop)).Value.Id;
        return product;
    }

    /// <summary>A life as this product can live it: nothing is sent to it, and a field has of its promise what it may have of its own.</summary>
    public WorldStream? Livable(WorldStream stream)
    {
        if (stream.History.OfType<FeedMade>().Any(made => made.Listens)) return null;
        var (whole, field) = (stream.Subjects[0], stream.Subjects[1]);
        var own = whole.Promised with
        {
            Promise = whole.Promised.Promise with
            {
                Tolerance = field.Promised.Promise.Tolerance ?? whole.Promised.Promise.Tolerance,
                Within = field.Promised.Promise.Within ?? whole.Promised.Promise.Within,
            },
        };
        return stream with { Subjects = [whole, field with { Promised = own }] };
    }

    public long Number(long feed) => _feeds.TryGetValue(feed, out var made) ? made.Id : 0;

    public async ValueTask Happen(WorldStream stream, Happening happening, CancellationToken stop)
    {
        _time.Show(happening.When.At);
        if (_life != stream) await Begin(stream, stop);
        switch (happening)
        {
            case FeedMade made:
                _feeds[made.Feed] = (await Get<FeedRegistry>().Add(Actor.Portal, _stream.Id, await Draft(made.Feed, made.Planned, stop), stop)).Value;
                break;
            case FeedRemoved removed:
                Done(await Get<FeedRegistry>().Remove(Actor.Portal, _feeds[removed.Feed].Id, stop));
                break;
            case Rescheduled changed:
                Done(await Get<FeedRegistry>().Change(Actor.Portal, _feeds[changed.Feed].Id, await Draft(changed.Feed, changed.Planned, stop), stop));
                break;
            case Paused paused:
                Done(await Get<FeedRegistry>().Pause(Actor.Portal, _feeds[paused.Feed].Id, "So the world goes.", stop));
                break;
            case LetGoOn goesOn:
                Done(await Get<FeedRegistry>().Resume(Actor.Portal, _feeds[goesOn.Feed].Id, stop));
                break;
            case RemovalsDecided decided:
                Done(await Get<Removals>().Reject(Actor.Portal, _feeds[decided.Feed], _feeds[decided.Feed].Id, stop));
                break;
            case Cleared:
                Done(await Get<Resets>().Clear(Actor.Portal, _stream, _stream.Id, stop));
                break;
            case OfFeed pass:
                await _passes.Happen(_feeds[pass.Feed], pass, stop);
                break;
        }
    }

    public async ValueTask<IReadOnlyList<Limits>> Know(WorldStream stream, CancellationToken stop)
    {
        var watched = (await Get<FreshnessBoard>().Look(stop)).Stream(_stream.Id)!;
        return [watched.Limits, watched.Of(GateOracle.Own)];
    }

    public async ValueTask<FreshnessNow> Now(WorldStream stream, CancellationToken stop) => await Get<FreshnessBoard>().Look(stop);

    public string Committed(WorldStream stream) => string.Join("\n    ", _feeds.Select(feed => $"feed {feed.Key} is feed {feed.Value.Id} of stream {_stream.Id}"));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _storage.DisposeAsync();
    }

    T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    async Task Begin(WorldStream stream, CancellationToken stop)
    {
        if (_life is not null) Done(await Get<StreamRegistry>().Remove(Actor.Portal, _stream.Id, withAll: true, stop));
        _life = stream;
        _feeds.Clear();
        var (whole, own) = (stream.Subjects[0].Promised, stream.Subjects[1].Promised);
        var draft = new StreamDraft
        {
            Name = $"Stream {stream.World}.{stream.Number}",
            EntityId = _entity,
            Tolerance = whole.Promise.Tolerance,
            Within = whole.Promise.Within,
            Grace = whole.Promise.Grace,
            AgeIsWorkingTime = whole.Promise.AgeIsWorkingTime,
            CalendarId = whole.Week is null ? null : await Calendar(whole.Week, stop),
            FieldPromises = new Dictionary<string, FieldPromise> { [GateOracle.Own] = new(own.Promise.Tolerance, own.Promise.Within) },
        };
        _stream = (await Get<StreamRegistry>().Add(Actor.Portal, _source, draft, stop)).Value;
        _passes = new ProductPasses(Get<RecordStore>(), _stream.Id);
    }

    async Task<long> Calendar(WorkWeek week, CancellationToken stop)
    {
        if (_calendars.TryGetValue(week, out var known)) return known;
        var calendar = await Get<IDatabase>().Write(async db =>
        {
            var added = new WorkCalendar { Id = await Numbers.Next(db, "calendar", stop), Name = $"Calendar {_calendars.Count}", Zone = week.Zone.Id, Hours = week.Hours, CreatedAt = _time.GetUtcNow() };
            (added.DaysOff, added.ExtraDays) = ([.. week.DaysOff.Select(day => new DayOff(day, "off"))], [.. week.ExtraDays.Select(day => new ExtraDay(day.Key, day.Value))]);
            db.Add(added);
            await db.SaveChangesAsync(stop);
            return added.Id;
        }, WritePriority.Program, stop);
        return _calendars[week] = calendar;
    }

    async Task<FeedDraft> Draft(long number, Planned? planned, CancellationToken stop) => new()
    {
        Name = $"Feed {number}",
        Connector = "scripted",
        Mapping = Mapping,
        Schedule = planned is null ? Schedule.WhenAsked : planned.Schedule with { CalendarId = planned.Week is { } week ? await Calendar(week, stop) : null },
    };

    static void Done<T>(Outcome<T> outcome)
    {
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
    }
}
