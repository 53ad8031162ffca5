using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;

namespace Portal.Engine.Entities;

/// <summary>The types of the unified model. What records hold already is never changed under them.</summary>
public sealed class EntityModel(IDatabase database, Changes changes, IEnumerable<IEntityUse> uses)
{
    /// <summary>Tells this process that what is there is different now.</summary>
    public event Action? Changed;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Entity>> List(CancellationToken stop = default)
    {
        await using var db = database.Read();
        // Sorted here, because the databases disagree on where an underscore belongs.
        return [.. (await db.Set<Entity>().ToListAsync(stop)).OrderBy(entity => entity.Name, StringComparer.Ordinal)];
    }

    public async Task<Entity?> Get(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Entity>().SingleOrDefaultAsync(entity => entity.Id == id, stop);
    }

    public Task<Outcome<Entity>> Add(Actor actor, EntityDraft draft, CancellationToken stop = default) =>
        Make<Entity>(actor, "entity.added", async (db, trail) =>
        {
            if (EntityCheck.Of(draft) is { Any: true } problems) return new SettingsUnfit(problems.All);
            await db.Exclusive(EntitiesRoom.Lock, stop);
            if (await db.Set<Entity>().AnyAsync(entity => entity.Name == draft.Name, stop)) return new EntityNameTaken(draft.Name);
            var entity = new Entity
            {
                Id = await Numbers.Next(db, "entity", stop),
                Name = draft.Name,
                Label = draft.Label.Trim(),
                Kind = draft.Kind,
                Fields = draft.Fields,
                Match = draft.Match,
                MostInOne = draft.MostInOne,
                Precedence = draft.Precedence,
                CreatedAt = trail.At,
            };
            db.Add(entity);
            return entity;
        }, stop);

    /// <summary>Adds fields, and changes labels, what is searchable or needed, how many may be one, and who is believed.</summary>
    public Task<Outcome<Entity>> Change(Actor actor, long id, EntityChange change, CancellationToken stop = default) =>
        Make<Entity>(actor, "entity.changed", async (db, _) =>
        {
            await db.Exclusive(EntitiesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } entity) return new NoSuchEntity();
            var draft = new EntityDraft(entity.Name, change.Label ?? entity.Label, entity.Kind, change.Fields ?? entity.Fields)
            {
                Match = entity.Match,
                MostInOne = change.MostInOne ?? entity.MostInOne,
                Precedence = change.Precedence ?? entity.Precedence,
            };
            if (Kept(entity.Fields, draft.Fields) is { } refusal) return refusal;
            if (EntityCheck.Of(draft) is { Any: true } problems) return new SettingsUnfit(problems.All);
            (entity.Label, entity.Fields, entity.MostInOne, entity.Precedence) = (draft.Label.Trim(), draft.Fields, draft.MostInOne, draft.Precedence);
            return entity;
        }, stop);

    public Task<Outcome<Done>> Remove(Actor actor, long id, CancellationToken stop = default) =>
        Make<Done>(actor, "entity.removed", async (db, _) =>
        {
            await db.Exclusive(EntitiesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } entity) return new NoSuchEntity();
            var by = new List<string>();
            foreach (var use in uses) by.AddRange(await use.Of(db, id, stop));
            if (by.Count > 0) return new EntityInUse(entity.Label, by);
            db.Remove(entity);
            return default(Done);
        }, stop);

    async Task<Outcome<T>> Make<T>(Actor actor, string action, Func<PortalDb, AuditTrail, Task<Outcome<T>>> work, CancellationToken stop)
    {
        var outcome = await changes.Make(actor, action, work, stop);
        if (outcome.Refusal is null) Changed?.Invoke();
        return outcome;
    }

    /// <summary>What records hold already stays as it is.</summary>
    internal static Refusal? Kept(IReadOnlyList<EntityField> before, IReadOnlyList<EntityField> after)
    {
        foreach (var field in before)
        {
            if (after.FirstOrDefault(other => other.Name == field.Name) is not { } now) return new FieldStays(field.Name);
            if (now.Type != field.Type) return new FieldKeepsType(field.Name, field.Type);
            if (now.Sensitive != field.Sensitive) return new FieldKeepsSensitivity(field.Name, field.Sensitive);
        }

        return null;
    }

    static Task<Entity?> Find(PortalDb db, long id, CancellationToken stop) => db.Set<Entity>().SingleOrDefaultAsync(entity => entity.Id == id, stop);
}
