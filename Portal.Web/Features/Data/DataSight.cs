using Portal.Engine;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.People;

namespace Portal.Web.Features.Data;

/// <summary>What a person sees of the unified data: everything but what is sensitive, and that of one record where they ask for it, which is told to the audit log.</summary>
public sealed class DataSight(EntityModel entities, Changes changes, Rights rights)
{
    public static ScopedModel Usual(IReadOnlyList<Entity> some) => new(Scope.All, some);

    public async Task<ScopedModel> Usual() => Usual(await All());

    public Task<IReadOnlyList<Entity>> All() => entities.List();

    /// <returns>The entity with all its fields, and the model as it is seen; null if there is none of this name.</returns>
    public async Task<(Entity Entity, ScopedModel Model)?> Of(string name, bool withSensitive = false)
    {
        var all = await entities.List();
        if (all.FirstOrDefault(entity => entity.Name == name) is not { } found) return null;
        return (found, new ScopedModel(withSensitive ? Whole(found) : Scope.All, all));
    }

    /// <summary>Writes down that somebody looks at what is sensitive, before they do.</summary>
    /// <returns>The refusal of whoever may not; then nothing is to be shown.</returns>
    public async Task<Refusal?> Reveal(Actor actor, Entity entity, long id)
    {
        if (actor.PersonId is null) return new NoLongerAdmin();
        return (await changes.Make<bool>(actor, "data.revealed", (_, trail) =>
        {
            trail.Note("data.revealed", new AuditTarget("data", $"{entity.Name}/{id}", $"{entity.Label} {id}"));
            return Task.FromResult<Outcome<bool>>(true);
        })).Refusal;
    }

    /// <summary>Whether somebody may still look at what is sensitive: a page stays open for longer than a right may last.</summary>
    public async Task<bool> MayLook(Actor actor) => actor.PersonId is not null && await rights.OfAdmin(actor) is null;

    static Scope Whole(Entity entity) =>
        Scope.All with { Sensitive = true, Entities = [new EntityScope(entity.Id) { AllFields = true, Fields = [.. entity.Fields.Select(field => field.Name)] }] };
}
