using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>A list that is being connected, as far as it is.</summary>
public sealed class UnfinishedScene(SourceRegistry sources, UnfinishedStreams all, PickedLists picked, EntityModel entities, SyncEngine engine)
{
    public Source Source { get; private set; } = null!;

    public UnfinishedStream? Unfinished { get; private set; }

    public RestSettings Settings { get; private set; } = new();

    /// <summary>Where it stands among those that were ticked with it; null if it was begun alone.</summary>
    public PickedPlace? Place { get; private set; }

    /// <summary>How a list that was ticked with it is read; null if none was tried yet.</summary>
    public RestSettings? Like { get; private set; }

    /// <summary>The entities that are there.</summary>
    public IReadOnlyList<Entity> Known { get; private set; } = [];

    /// <summary>What its rows become; null while that is open.</summary>
    public EntityDraft? Entity { get; private set; }

    public MappingDefinition Mapping { get; private set; } = new();

    /// <returns>Whether it is there.</returns>
    public async Task<bool> Load(long source, long id)
    {
        if (Unfinished?.Id == id) return true;
        if (await sources.Find(source) is not { } found || await all.Find(id) is not { } unfinished || unfinished.SourceId != source) return false;
        Source = found;
        await Take(unfinished);
        return true;
    }

    /// <returns>Whether it is still there.</returns>
    public Task<bool> Keep(Actor me, Action<UnfinishedStream> change) => Keep(me, Unfinished!.Id, change);

    /// <param name="me">Who does it.</param>
    /// <param name="id">Which one: whoever was at work on one that was left for another keeps the last of it too.</param>
    /// <param name="change">What is otherwise.</param>
    /// <returns>Whether it is still there.</returns>
    public async Task<bool> Keep(Actor me, long id, Action<UnfinishedStream> change)
    {
        if (!(await all.Keep(me, id, change)).Succeeded(out var kept, out _)) return false;
        if (Unfinished!.Id == id) await Take(kept);
        return true;
    }

    /// <summary>What was found and entered is the first guess for those that were ticked with it.</summary>
    public Task Pass() => picked.Pass(Unfinished!);

    /// <summary>Makes a stream of it, and has it read.</summary>
    /// <returns>The list to go on with; null if there is none.</returns>
    public async Task<Outcome<UnfinishedStream?>> Start(Actor me, StreamDraft stream, FeedDraft feed)
    {
        var one = Unfinished!;
        await picked.Pass(one);
        if (!(await all.Finish(me, one.Id, stream, feed)).Succeeded(out var made, out var refusal)) return refusal;
        await engine.Start(made.Id, new RunRequest(RunTrigger.Person, me.Name));
        return await picked.Next(one);
    }

    /// <returns>The list to go on with; null if there is none.</returns>
    public async Task<Outcome<UnfinishedStream?>> LeaveOut(Actor me) =>
        (await all.GiveUp(me, Unfinished!.Id)).Refusal is { } refusal and not NothingUnfinished ? refusal : await picked.Next(Unfinished!);

    async Task Take(UnfinishedStream unfinished)
    {
        Known = await entities.List();
        (Settings, Place, Like) = (UnfinishedStreams.Settings(unfinished), UnfinishedStreams.Place(unfinished), UnfinishedStreams.Like(unfinished));
        Mapping = UnfinishedStreams.Mapping(unfinished);
        var entity = unfinished.EntityId is { } id ? Known.FirstOrDefault(one => one.Id == id) is { } known ? EntityDraft.Of(known) : null : UnfinishedStreams.NewEntity(unfinished);
        // Whoever works on it is not disturbed by the same one anew.
        if (entity is null || Entity is null || UnfinishedStreams.Text(entity) != UnfinishedStreams.Text(Entity)) Entity = entity;
        Unfinished = unfinished;
    }
}
