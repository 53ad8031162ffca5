using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Entities;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>What will be here once a file is applied.</summary>
/// <param name="Things">By kind and path.</param>
/// <param name="Names">What they are called.</param>
sealed record Wanted(IReadOnlyDictionary<(ThingKind Kind, string Path), Thing> Things, Names Names)
{
    readonly Lazy<ILookup<string, Thing>> _feeds = new(() => Things.Values.Where(thing => thing.Kind == ThingKind.Feed).ToLookup(feed => Names.Key(feed.Path.Take(2))));

    /// <summary>By the paths of their streams.</summary>
    public ILookup<string, Thing> Feeds => _feeds.Value;

    public Thing? Find(ThingKind kind, params IReadOnlyList<string> path) => Things.GetValueOrDefault((kind, Names.Key(path)));

    public EntityDraft? Entity(long id) => Names.Path(ReferenceKind.Entity, id) is { } path ? Find(ThingKind.Entity, path)?.Draft as EntityDraft : null;
}
