using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>A list that is being connected, as far as it is.</summary>
public sealed class UnfinishedScene(SourceRegistry sources, UnfinishedStreams all, EntityModel entities)
{
    public Source Source { get; private set; } = null!;

    public UnfinishedStream? Unfinished { get; private set; }

    public RestSettings Settings { get; private set; } = new();

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
    public async Task<bool> Keep(Actor me, Action<UnfinishedStream> change)
    {
        if (!(await all.Keep(me, Unfinished!.Id, change)).Succeeded(out var kept, out _)) return false;
        await Take(kept);
        return true;
    }

    async Task Take(UnfinishedStream unfinished)
    {
        Known = await entities.List();
        Settings = UnfinishedStreams.Settings(unfinished);
        Mapping = UnfinishedStreams.Mapping(unfinished);
        var entity = unfinished.EntityId is { } id ? Known.FirstOrDefault(one => one.Id == id) is { } known ? EntityDraft.Of(known) : null : UnfinishedStreams.NewEntity(unfinished);
        // Whoever works on it is not disturbed by the same one anew.
        if (entity is null || Entity is null || UnfinishedStreams.Text(entity) != UnfinishedStreams.Text(Entity)) Entity = entity;
        Unfinished = unfinished;
    }
}
