using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;

namespace Portal.Engine.Projection;

/// <summary>The rules of all entities at one moment. Happenings have none: each is one of its own.</summary>
sealed class RuleBook
{
    readonly Dictionary<long, EntityRule> _byEntity;
    readonly Dictionary<long, EntityRule> _byStream;

    RuleBook(IReadOnlyCollection<EntityRule> rules)
    {
        _byEntity = rules.ToDictionary(rule => rule.Entity);
        _byStream = rules.SelectMany(rule => rule.Streams.Select(stream => (stream, rule))).ToDictionary(one => one.stream, one => one.rule);
    }

    public IReadOnlyCollection<EntityRule> All => _byEntity.Values;

    /// <summary>The streams whose records become unified ones.</summary>
    public IReadOnlySet<long> Streams => _byStream.Keys.ToHashSet();

    /// <returns>Null if the stream is gone, or is of happenings.</returns>
    public EntityRule? OfStream(long stream) => _byStream.GetValueOrDefault(stream);

    public EntityRule? OfEntity(long entity) => _byEntity.GetValueOrDefault(entity);

    public static async Task<RuleBook> Load(PortalDb db, CancellationToken stop)
    {
        var streams = (await db.Set<Sources.Stream>().AsNoTracking().Select(stream => new { stream.Id, stream.EntityId }).ToListAsync(stop)).ToLookup(stream => stream.EntityId, stream => stream.Id);
        var entities = await db.Set<Entity>().AsNoTracking().Where(entity => entity.Kind == EntityKind.Keyed).ToListAsync(stop);
        return new RuleBook([.. entities.Select(entity => new EntityRule(entity, streams[entity.Id].ToHashSet()))]);
    }
}
