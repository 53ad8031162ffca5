using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Entities;
using Portal.Engine.Forms;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Entities, but for whom they believe.</summary>
sealed class EntityThings(EntityModel model) : IThings
{
    public const string Precedence = "precedence";

    public ThingKind Kind => ThingKind.Entity;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Entities.Select(entity =>
        Made(new EntityDraft(entity.Name, entity.Label, entity.Kind, entity.Fields) { Match = entity.Match, MostInOne = entity.MostInOne }, names, entity.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems)
    {
        var given = new Dictionary<string, object?> { [nameof(EntityDraft.Name)] = proposal.Path[0], [nameof(EntityDraft.Precedence)] = new Precedence() };
        var draft = (EntityDraft)new DraftReader(names, problems).Read(typeof(EntityDraft), proposal.Node, proposal.Where, given, Precedence);
        return Made(draft with { Label = draft.Label.Trim() }, names, 0);
    }

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        var draft = (EntityDraft)thing.Draft;
        foreach (var problem in EntityCheck.Of(draft).All) problems.Add(problem.Setting, problem.Text);
        if (before?.Draft is not EntityDraft now) return Task.CompletedTask;
        if (EntityModel.Kept(now.Fields, draft.Fields) is { } refusal) problems.Add(nameof(draft.Fields), refusal.Message);
        if (now.Kind != draft.Kind) problems.Add(nameof(draft.Kind), "An entity stays of its kind, because its stored records are kept so. Make another entity.");
        if (now.Match != draft.Match) problems.Add(nameof(draft.Match), "An entity keeps how its records match, because its unified records are made by it. Make another entity.");
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop) =>
        (await model.Add(actor, (EntityDraft)thing.Draft, stop)).Succeeded(out var made, out var refusal) ? made.Id : refusal;

    public async Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop)
    {
        var draft = (EntityDraft)thing.Draft;
        return (await model.Change(actor, before.Id, new() { Label = draft.Label, Fields = draft.Fields, MostInOne = draft.MostInOne }, stop)).Refusal;
    }

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await model.Remove(actor, thing.Id, stop)).Refusal;

    static Thing Made(EntityDraft draft, Names names, long id) => new(ThingKind.Entity, [draft.Name], new DraftWriter(names).Write(draft, nameof(draft.Name), nameof(draft.Precedence)), draft, id);
}
