using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Entities;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>What will be here once a file is applied.</summary>
/// <param name="Things">By kind and path.</param>
/// <param name="Names">What they are called.</param>
sealed record Wanted(IReadOnlyDictionary<(ThingKind Kind, string Path), Thing> Things, Names Names)
{
    public Thing? Find(ThingKind kind, params IReadOnlyList<string> path) => Things.GetValueOrDefault((kind, Names.Key(path)));

    public EntityDraft? Entity(long id) => Names.Path(ReferenceKind.Entity, id) is { } path ? Find(ThingKind.Entity, path)?.Draft as EntityDraft : null;
}
