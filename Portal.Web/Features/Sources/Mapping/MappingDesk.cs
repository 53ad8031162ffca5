using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Trying;
using Portal.Engine.People;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Remapping;
using Portal.Engine.Sync.Sampling;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>What an admin does with the mapping of a feed.</summary>
public sealed class MappingDesk(FeedSamples samples, Remappings remappings, EntityModel entities, StreamRegistry streams, FeedRegistry feeds, MatchJoins joins, Rights rights)
{
    /// <summary>Rows of the source as they are, so only for those who may see them.</summary>
    public async Task<Outcome<FeedSample>> Sample(Actor me, Feed feed) => await rights.OfAdmin(me) is { } refusal ? refusal : await samples.Of(feed.Id);

    public Task<IReadOnlyList<Entity>> Entities() => entities.List();

    /// <param name="entity">What the rows become.</param>
    /// <param name="stream">Their stream; null if they have none yet.</param>
    /// <param name="trial">What becomes of them.</param>
    public async Task<JoinsFound?> Joins(Entity entity, long? stream, MappingTrial trial) => (await joins.Of(entity, stream, trial)).Succeeded(out var found, out _) ? found : null;

    public Task<Outcome<WhatItMeans>> Means(Feed feed, MappingDefinition now) => remappings.Means(feed.Id, now);

    public async Task<Outcome<Remapped>> Save(Actor me, Feed feed, string before, MappingDefinition now, bool readNow) =>
        await rights.OfAdmin(me) is { } refusal ? refusal : await remappings.Save(me, feed.Id, before, now, readNow);

    /// <summary>The entity as it is now gets the field, with those that others added meanwhile.</summary>
    public async Task<Outcome<Entity>> AddField(Actor me, long entity, EntityField field)
    {
        if (await entities.Get(entity) is not { } now) return new NoSuchEntity();
        var added = await entities.Change(me, entity, new EntityChange { Fields = [.. now.Fields, field] });
        // A person sees one field, and not at which place of the entity it would stand.
        return added.Refusal is SettingsUnfit unfit ? unfit with { Problems = [.. unfit.Problems.Select(problem => problem with { Setting = "" })] } : added;
    }

    /// <summary>Reads the same list of the source as another entity: a stream of its own, with a feed that waits for its mapping.</summary>
    public async Task<Outcome<Feed>> ReadAlsoAs(Actor me, SourcePlace place, Feed feed, EntityChoice choice)
    {
        var entity = choice.Id;
        if (entity is null)
        {
            if (!(await entities.Add(me, choice.Entity)).Succeeded(out var made, out var no)) return no;
            entity = made.Id;
        }

        var name = $"{place.Stream.Name} as {choice.Entity.Label}";
        if (!(await streams.Add(me, place.Source.Id, new StreamDraft { Name = name, EntityId = entity.Value })).Succeeded(out var stream, out var refusal)) return refusal;
        return await feeds.Add(me, stream.Id, FeedDraft.Of(feed) with { Mapping = "{}", Schedule = Schedule.WhenAsked });
    }
}
