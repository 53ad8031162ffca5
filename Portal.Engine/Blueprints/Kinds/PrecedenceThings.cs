using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Entities;
using Portal.Engine.Forms;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Whom an entity believes: it stands with the entity, and is applied once the streams are there.</summary>
sealed class PrecedenceThings(EntityModel model) : IThings
{
    public ThingKind Kind => ThingKind.Precedence;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Entities.Select(entity => Made(entity.Name, entity.Precedence, names, entity.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems) =>
        Made(proposal.Path[0], (Precedence)new DraftReader(names, problems).Read(typeof(Precedence), proposal.Node, $"{proposal.Where} / {EntityThings.Precedence}", new Dictionary<string, object?>()), names, 0);

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        if (wanted.Find(ThingKind.Entity, thing.Path[0])?.Draft is not EntityDraft entity) return Task.CompletedTask;
        foreach (var problem in EntityCheck.Of(entity with { Precedence = (Precedence)thing.Draft }).All.Where(problem => problem.Setting.StartsWith(nameof(Precedence), StringComparison.Ordinal)))
            problems.Add(problem.Setting == nameof(Precedence) ? "" : $"{nameof(Precedence.Fields)}.{problem.Setting[(nameof(Precedence).Length + 1)..]}", problem.Text);
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop)
    {
        if (names.Find(ReferenceKind.Entity, thing.Path) is not long entity) return new NoSuchEntity();
        return await Set(actor, entity, thing, stop) is { } refusal ? refusal : entity;
    }

    public Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => Set(actor, before.Id, thing, stop);

    /// <summary>It goes with its entity.</summary>
    public Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => Task.FromResult<Refusal?>(null);

    async Task<Refusal?> Set(Actor actor, long entity, Thing thing, CancellationToken stop) => (await model.Change(actor, entity, new() { Precedence = (Precedence)thing.Draft }, stop)).Refusal;

    static Thing Made(string entity, Precedence precedence, Names names, long id) => new(ThingKind.Precedence, [entity], new DraftWriter(names).Write(precedence), precedence, id);
}
