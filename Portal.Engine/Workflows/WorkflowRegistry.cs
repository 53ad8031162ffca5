using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Workflows.Keeping;
using Portal.Engine.Workflows.Triggers;

namespace Portal.Engine.Workflows;

/// <summary>The workflows that depend on what is known here.</summary>
public sealed class WorkflowRegistry(IDatabase database, Changes changes) : IEntityUse, ITolerances
{
    const int LongestWhy = 500;

    static readonly TimeSpan LongestOverride = TimeSpan.FromDays(30);

    /// <summary>By label.</summary>
    public async Task<IReadOnlyList<Workflow>> List(CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Workflow>().OrderBy(workflow => workflow.Search).ThenBy(workflow => workflow.Id).ToListAsync(stop);
    }

    /// <summary>Those with the text in their label or name, by label.</summary>
    public async Task<IReadOnlyList<Workflow>> List(string text, CancellationToken stop = default)
    {
        var folded = Folding.Of(text.Trim());
        await using var db = database.Read();
        return await db.Set<Workflow>().Where(workflow => workflow.Search.Contains(folded) || workflow.Name.Contains(folded)).OrderBy(workflow => workflow.Search).ThenBy(workflow => workflow.Id).ToListAsync(stop);
    }

    public async Task<Workflow?> Find(string name, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Workflow>().SingleOrDefaultAsync(workflow => workflow.Name == name, stop);
    }

    public Task<Outcome<Workflow>> Add(Actor actor, WorkflowDraft draft, CancellationToken stop = default) =>
        changes.Make<Workflow>(actor, "workflow.added", async (db, trail) =>
        {
            // The entities' lock comes first, as it does where an entity is removed.
            await db.Shared(EntitiesRoom.Lock, stop);
            await db.Exclusive(WorkflowsRoom.Lock, stop);
            if (await Problems(db, draft, stop) is { Any: true } problems) return new SettingsUnfit(problems.All);
            if (await db.Set<Workflow>().AnyAsync(workflow => workflow.Name == draft.Name, stop)) return new WorkflowNameTaken(draft.Name);
            var workflow = new Workflow { Id = await Numbers.Next(db, "workflow", stop), Name = draft.Name, Label = "", Needs = [], CreatedAt = trail.At };
            Fill(workflow, draft);
            db.Add(workflow);
            return workflow;
        }, stop);

    public Task<Outcome<Workflow>> Change(Actor actor, long id, WorkflowDraft draft, CancellationToken stop = default) =>
        Edit(actor, "workflow.changed", id, async (db, _, workflow) =>
        {
            if (draft.Name != workflow.Name) return new WorkflowKeepsName();
            if (await Problems(db, draft, stop) is { Any: true } problems) return new SettingsUnfit(problems.All);
            Fill(workflow, draft);
            return null;
        }, stop);

    /// <summary>Lets it run until a moment, whatever is stale.</summary>
    public Task<Outcome<Workflow>> Override(Actor actor, long id, string why, DateTimeOffset until, CancellationToken stop = default) =>
        Edit(actor, "workflow.overridden", id, (_, trail, workflow) =>
        {
            if (why.Trim().Length is 0 or > LongestWhy || until <= trail.At || until > trail.At + LongestOverride) return Task.FromResult<Refusal?>(new OverrideUnfit());
            (workflow.OverrideUntil, workflow.OverrideWhy, workflow.OverrideBy, workflow.OverrideAt) = (until, why.Trim(), actor.Name, trail.At);
            return Task.FromResult<Refusal?>(null);
        }, stop);

    public Task<Outcome<Workflow>> EndOverride(Actor actor, long id, CancellationToken stop = default) =>
        Edit(actor, "workflow.override-ended", id, (_, _, workflow) =>
        {
            (workflow.OverrideUntil, workflow.OverrideWhy, workflow.OverrideBy, workflow.OverrideAt) = (null, null, null, null);
            return Task.FromResult<Refusal?>(null);
        }, stop);

    /// <summary>Its history and the triggers that wait for it go with it.</summary>
    public Task<Outcome<Done>> Remove(Actor actor, long id, CancellationToken stop = default) =>
        changes.Make<Done>(actor, "workflow.removed", async (db, _) =>
        {
            await db.Exclusive(WorkflowsRoom.Lock, stop);
            if (await db.Set<Workflow>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } workflow) return new NoSuchWorkflow();
            await db.Set<GateChange>().Where(change => change.Workflow == id).ExecuteDeleteAsync(stop);
            await db.Set<GateState>().Where(state => state.Workflow == id).ExecuteDeleteAsync(stop);
            await db.Set<WorkflowTrigger>().Where(trigger => trigger.Workflow == id).ExecuteDeleteAsync(stop);
            await Destinations.RemoveOf(db, Callbacks.OwnerKind, id, stop);
            db.Remove(workflow);
            return default(Done);
        }, stop);

    async Task<IReadOnlyList<string>> IEntityUse.Of(PortalDb db, long entityId, CancellationToken stop) =>
        [.. (await db.Set<Workflow>().OrderBy(workflow => workflow.Search).ToListAsync(stop)).Where(workflow => workflow.Needs.Any(need => need.Entity == entityId)).Select(workflow => workflow.Label)];

    async Task<IReadOnlyList<NeededTolerance>> ITolerances.Of(PortalDb db, CancellationToken stop) =>
        [.. (await db.Set<Workflow>().ToListAsync(stop)).SelectMany(workflow => workflow.Needs).Where(need => need.Tolerance is not null).Select(need => new NeededTolerance(need.Entity, need.Field, need.Tolerance!.Value))];

    static void Fill(Workflow workflow, WorkflowDraft draft) =>
        (workflow.Label, workflow.Purpose, workflow.Needs, workflow.Keeps, workflow.MostKept) = (draft.Label.Trim(), draft.Purpose.Trim(), draft.Needs, draft.Keeps, draft.MostKept);

    static async Task<FormProblems> Problems(PortalDb db, WorkflowDraft draft, CancellationToken stop)
    {
        var problems = new FormProblems();
        SettingsCheck.Check(draft, problems);
        var entities = await db.Set<Entity>().ToDictionaryAsync(entity => entity.Id, stop);
        foreach (var (i, need) in draft.Needs.Index())
        {
            var at = $"{nameof(draft.Needs)}[{i}]";
            if (!entities.TryGetValue(need.Entity, out var entity)) problems.Add(at, "Choose what it depends on.");
            else if (need.Field is { } field && entity.Field(field) is null) problems.Add(at, $"{entity.Label} has no field called {field}.");
        }

        return problems;
    }

    Task<Outcome<Workflow>> Edit(Actor actor, string action, long id, Func<PortalDb, AuditTrail, Workflow, Task<Refusal?>> edit, CancellationToken stop) =>
        changes.Make<Workflow>(actor, action, async (db, trail) =>
        {
            await db.Shared(EntitiesRoom.Lock, stop);
            await db.Exclusive(WorkflowsRoom.Lock, stop);
            if (await db.Set<Workflow>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } workflow) return new NoSuchWorkflow();
            return await edit(db, trail, workflow) is { } refusal ? refusal : workflow;
        }, stop);
}
