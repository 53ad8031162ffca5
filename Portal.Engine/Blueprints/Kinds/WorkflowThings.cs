using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Forms;
using Portal.Engine.Workflows;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Workflows, with what they depend on. That somebody lets one run for a while is no configuration.</summary>
sealed class WorkflowThings(WorkflowRegistry registered) : IThings
{
    public const string Callbacks = "callbacks";

    public ThingKind Kind => ThingKind.Workflow;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Workflows.Select(workflow => Made(WorkflowDraft.Of(workflow), names, workflow.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems)
    {
        var draft = (WorkflowDraft)new DraftReader(names, problems).Read(typeof(WorkflowDraft), proposal.Node, proposal.Where, new Dictionary<string, object?> { [nameof(WorkflowDraft.Name)] = proposal.Path[0] }, Callbacks);
        return Made(draft with { Label = draft.Label.Trim(), Purpose = draft.Purpose.Trim() }, names, 0);
    }

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        var draft = (WorkflowDraft)thing.Draft;
        SettingsCheck.Check(draft, problems);
        foreach (var (i, need) in draft.Needs.Index())
        {
            if (need.Field is { } field && wanted.Entity(need.Entity) is { } entity && entity.Fields.All(one => one.Name != field)) problems.Add($"{nameof(draft.Needs)}[{i}].{nameof(need.Field)}", $"{entity.Label} has no such field.");
        }

        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop) =>
        (await registered.Add(actor, (WorkflowDraft)thing.Draft, stop)).Succeeded(out var made, out var refusal) ? made.Id : refusal;

    public async Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => (await registered.Change(actor, before.Id, (WorkflowDraft)thing.Draft, stop)).Refusal;

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await registered.Remove(actor, thing.Id, stop)).Refusal;

    static Thing Made(WorkflowDraft draft, Names names, long id) => new(ThingKind.Workflow, [draft.Name], new DraftWriter(names).Write(draft, nameof(draft.Name)), draft, id);
}
