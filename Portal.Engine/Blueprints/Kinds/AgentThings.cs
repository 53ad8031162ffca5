using Portal.Engine.Agents;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Forms;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Agents without their keys, which nobody can show again. One that is made by a file has none.</summary>
sealed class AgentThings(AgentDesk desk, TimeProvider clock) : IThings
{
    public ThingKind Kind => ThingKind.Agent;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Agents.Select(agent => Made(
        new AgentDraft(agent.Name, agent.Purpose, agent.OwnerId, agent.Scope) { RequestsPerMinute = agent.RequestsPerMinute, RecordsPerDay = agent.RecordsPerDay, ExpiresAt = agent.ExpiresAt }, names, agent.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems)
    {
        var draft = (AgentDraft)new DraftReader(names, problems).Read(typeof(AgentDraft), proposal.Node, proposal.Where, new Dictionary<string, object?> { [nameof(AgentDraft.Name)] = proposal.Path[0].Trim() });
        return Made(draft with { Purpose = draft.Purpose.Trim() }, names, 0);
    }

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        var draft = (AgentDraft)thing.Draft;
        // An end that has passed may stay.
        foreach (var problem in AgentCheck.Of(draft with { ExpiresAt = (before?.Draft as AgentDraft)?.ExpiresAt == draft.ExpiresAt ? null : draft.ExpiresAt }, clock.GetUtcNow()).All) problems.Add(problem.Setting, problem.Text);
        foreach (var (i, part) in draft.Scope.Entities.Index())
        {
            if (wanted.Entity(part.Entity) is not { } entity) continue;
            foreach (var (j, _) in part.Fields.Index().Where(field => entity.Fields.All(one => one.Name != field.Item))) problems.Add($"Scope.Entities[{i}].Fields[{j}]", $"{entity.Label} has no such field.");
        }

        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop) =>
        (await desk.Register(actor, (AgentDraft)thing.Draft, stop)).Succeeded(out var made, out var refusal) ? made.Id : refusal;

    public async Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => (await desk.Change(actor, before.Id, (AgentDraft)thing.Draft, stop)).Refusal;

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await desk.Remove(actor, thing.Id, stop)).Refusal;

    static Thing Made(AgentDraft draft, Names names, long id) => new(ThingKind.Agent, [draft.Name], new DraftWriter(names).Write(draft, nameof(draft.Name)), draft, id);
}
