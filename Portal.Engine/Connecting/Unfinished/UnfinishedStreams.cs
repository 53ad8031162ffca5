using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;

namespace Portal.Engine.Connecting.Unfinished;

/// <summary>
/// Lists that somebody is about to connect. What is half done is nobody's business but theirs who do it, so it is kept without an
/// entry in the audit log; when it is finished it goes through the registries, and is in it like everything else. Only where somebody
/// gives it up, and with it what may be another's work, that is written down.
/// </summary>
public sealed class UnfinishedStreams(IDatabase database, Changes changes, EntityModel entities, StreamRegistry streams, FeedRegistry feeds, TimeProvider clock)
{
    /// <summary>The name of the connector that all of them are read by.</summary>
    public const string Connector = "rest";

    /// <summary>By which they are numbered.</summary>
    internal const string Series = "unfinished stream";

    /// <summary>Whoever writes into one that is there holds it: a whole text is written, and what another wrote meanwhile would be lost with it.</summary>
    internal const string Lock = "unfinished streams";

    static readonly JsonSerializerOptions Half = new(JsonSerializerDefaults.Web);

    /// <summary>Of one source, the newest first.</summary>
    public async Task<IReadOnlyList<UnfinishedStream>> List(long source, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<UnfinishedStream>().Where(one => one.SourceId == source).OrderByDescending(one => one.Id).ToListAsync(stop);
    }

    /// <summary>So many of one source at most, the newest first.</summary>
    public async Task<IReadOnlyList<UnfinishedStream>> Newest(long source, int most, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<UnfinishedStream>().Where(one => one.SourceId == source).OrderByDescending(one => one.Id).Take(most).ToListAsync(stop);
    }

    public async Task<UnfinishedStream?> Find(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<UnfinishedStream>().SingleOrDefaultAsync(one => one.Id == id, stop);
    }

    public Task<Outcome<UnfinishedStream>> Begin(Actor actor, long source, string name, RestSettings settings, CancellationToken stop = default) =>
        database.Write<Outcome<UnfinishedStream>>(async db =>
        {
            await db.Shared(SourcesRoom.Lock, stop);
            if (!await db.Set<Source>().AnyAsync(one => one.Id == source, stop)) return new SourceIsRemoved();
            var unfinished = new UnfinishedStream
            {
                Id = await Numbers.Next(db, Series, stop),
                SourceId = source,
                Name = name,
                Settings = Text(settings),
                By = actor.Name,
                ChangedAt = clock.GetUtcNow(),
            };
            db.Add(unfinished);
            await db.SaveChangesAsync(stop);
            return unfinished;
        }, WritePriority.Person, stop);

    /// <summary>Keeps how far somebody has come.</summary>
    public Task<Outcome<UnfinishedStream>> Keep(Actor actor, long id, Action<UnfinishedStream> change, CancellationToken stop = default) =>
        database.Write<Outcome<UnfinishedStream>>(async db =>
        {
            await db.Exclusive(Lock, stop);
            if (await db.Set<UnfinishedStream>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } unfinished) return new NothingUnfinished();
            change(unfinished);
            (unfinished.By, unfinished.ChangedAt) = (actor.Name, clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
            return unfinished;
        }, WritePriority.Person, stop);

    public Task<Outcome<Done>> GiveUp(Actor actor, long id, CancellationToken stop = default) =>
        changes.Make<Done>(actor, "unfinished-stream.removed", async (db, _) =>
        {
            if (await db.Set<UnfinishedStream>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } unfinished) return new NothingUnfinished();
            db.Remove(unfinished);
            return default(Done);
        }, stop);

    /// <summary>Makes the entity if it is a new one, the stream and its feed. What was made before something is refused is used again the next time.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">Which one.</param>
    /// <param name="promise">The stream as it is to be; its entity is known here.</param>
    /// <param name="way">The feed as it is to be; its connector and mapping are known here, and its settings: if it removes what is gone, every pass reads everything.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<Feed>> Finish(Actor actor, long id, StreamDraft promise, FeedDraft way, CancellationToken stop = default)
    {
        if (await Find(id, stop) is not { } unfinished) return new NothingUnfinished();
        if (Mapping(unfinished).Fields.Count == 0) return new NotMappedYet();
        if (WholeReading.For(Settings(unfinished), way.Sweeps) is not { } settings) return new NeverReadWhole();
        if (!(await Entity(actor, unfinished, stop)).Succeeded(out var entity, out var refusal)) return refusal;
        if (!(await streams.Add(actor, unfinished.SourceId, promise with { EntityId = entity }, stop)).Succeeded(out var stream, out refusal)) return refusal;
        if (!(await feeds.Add(actor, stream.Id, way with { Connector = Connector, Settings = SettingsWriter.Write(settings), Mapping = unfinished.Mapping }, stop)).Succeeded(out var feed, out refusal))
        {
            // Nothing was read into it, so it goes as it came.
            await streams.Remove(actor, stream.Id, stop: stop);
            return refusal;
        }

        await database.Write(db => db.Set<UnfinishedStream>().Where(one => one.Id == id).ExecuteDeleteAsync(stop), WritePriority.Person, stop);
        return feed;
    }

    /// <summary>What is half said would not pass as settings, so it is kept as it is.</summary>
    public static RestSettings Settings(UnfinishedStream unfinished) => JsonSerializer.Deserialize<RestSettings>(unfinished.Settings, Half) ?? new();

    public static MappingDefinition Mapping(UnfinishedStream unfinished) => JsonSerializer.Deserialize<MappingDefinition>(unfinished.Mapping, MappingDefinition.Json) ?? new();

    public static EntityDraft? NewEntity(UnfinishedStream unfinished) => unfinished.NewEntity is { } text ? JsonSerializer.Deserialize<EntityDraft>(text, MappingDefinition.Json) : null;

    /// <returns>Null if nobody entered anything of it yet.</returns>
    public static StartDraft? Start(UnfinishedStream unfinished) => Beside.Of(unfinished).Start;

    /// <returns>Null if it was begun alone.</returns>
    public static PickedPlace? Place(UnfinishedStream unfinished) => Beside.Of(unfinished).Place;

    /// <returns>How a list that was ticked with it was read when it was tried; null if none was yet.</returns>
    public static RestSettings? Like(UnfinishedStream unfinished) => Beside.Of(unfinished).Like;

    /// <returns>How much there is of it; null if it was not tried yet.</returns>
    public static ListSize? Size(UnfinishedStream unfinished) => Beside.Of(unfinished).Size;

    /// <summary>How it is read, and how much of it was seen, as it was tried.</summary>
    public static void Set(UnfinishedStream unfinished, TrialResult tried) => Set(unfinished, tried.Proposed, Beside.Of(unfinished) with { Size = tried.Size });

    /// <summary>What is kept beside them stays.</summary>
    public static void Set(UnfinishedStream unfinished, RestSettings settings) => Set(unfinished, settings, Beside.Of(unfinished));

    public static void Set(UnfinishedStream unfinished, StartDraft start) => Set(unfinished, Settings(unfinished), Beside.Of(unfinished) with { Start = start });

    internal static void Set(UnfinishedStream unfinished, PickedPlace place) => Set(unfinished, Settings(unfinished), Beside.Of(unfinished) with { Place = place });

    internal static void SetLike(UnfinishedStream unfinished, RestSettings like) => Set(unfinished, Settings(unfinished), Beside.Of(unfinished) with { Like = like });

    public static string Text(RestSettings settings) => JsonSerializer.Serialize(settings, Half);

    public static string Text(EntityDraft entity) => JsonSerializer.Serialize(entity, MappingDefinition.Json);

    public static string Text(MappingDefinition mapping) => JsonSerializer.Serialize(mapping, MappingDefinition.Json);

    static void Set(UnfinishedStream unfinished, RestSettings settings, Beside beside)
    {
        var json = JsonSerializer.SerializeToNode(settings, Half)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(beside, Half)!.AsObject().ToArray())
        {
            if (value is not null) json[name] = value.DeepClone();
        }

        unfinished.Settings = json.ToJsonString(Half);
    }

    async Task<Outcome<long>> Entity(Actor actor, UnfinishedStream unfinished, CancellationToken stop)
    {
        if (unfinished.EntityId is { } known) return known;
        if (NewEntity(unfinished) is not { } draft) return new NotMappedYet();
        if (!(await entities.Add(actor, draft, stop)).Succeeded(out var entity, out var refusal)) return refusal;
        await Keep(actor, unfinished.Id, one => (one.EntityId, one.NewEntity) = (entity.Id, null), stop);
        return entity.Id;
    }

    /// <summary>What is kept in one text with the settings, which know nothing of it.</summary>
    sealed record Beside(StartDraft? Start, PickedPlace? Place, RestSettings? Like, ListSize? Size)
    {
        public static Beside Of(UnfinishedStream unfinished) => JsonSerializer.Deserialize<Beside>(unfinished.Settings, Half) ?? new(null, null, null, null);
    }
}
