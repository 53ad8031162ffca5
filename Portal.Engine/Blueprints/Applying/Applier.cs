using System.Text.Json;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Persistence;

namespace Portal.Engine.Blueprints.Applying;

/// <summary>
/// Makes the changes of a plan one by one, each by the registry that a person's change goes through, so that rules, audit
/// entries and events are the same. What was made before one that is refused stays, and the next plan goes on from there.
/// </summary>
sealed class Applier(IDatabase database, Changes changes, Planner planner)
{
    const string How = ", by import";

    public async Task<Outcome<Applied>> Apply(Actor actor, BlueprintPlan plan, CancellationToken stop)
    {
        var now = await planner.Make(plan.Text, plan.Prunes, stop);
        if (now.Problems.Count > 0) return new PlanHasProblems(now.Problems.Count);
        if (now.Fingerprint != plan.Fingerprint) return new PlanOutdated(now);
        if (now.Steps.Count == 0) return new Applied([], null, null, [], now.Secrets);
        if (await Note(actor, now, stop) is { } forbidden) return forbidden;

        var importing = actor with { Name = actor.Name + How };
        var names = (await Census.Take(database, stop)).Names();
        for (var i = 0; i < now.Steps.Count; i++)
        {
            if (await Make(importing, now.Steps[i], names, stop) is { } refusal) return new Applied([.. now.Steps.Take(i)], now.Steps[i], refusal.Message, [.. now.Steps.Skip(i + 1)], now.Secrets);
        }

        return new Applied(now.Steps, null, null, [], now.Secrets);
    }

    async Task<Refusal?> Make(Actor actor, PlanStep step, Names names, CancellationToken stop)
    {
        var (before, _, proposal) = step.Inside;
        var kind = planner.Kind(step.Kind);
        if (step.Deed == StepDeed.Remove) return await kind.Remove(actor, before!, stop);

        // Read again, because what it names has a number of its own by now.
        var problems = new ProblemList();
        var thing = kind.Read(proposal!, names, problems);
        if (problems.All is [var problem, ..]) return new StepUnfit($"{problem}");
        if (before is not null)
        {
            var refusal = await kind.Change(actor, before, thing, stop);
            if (refusal is null && Planner.Reference(step.Kind) is { } changed) names.Set(changed, thing.Path, before.Id);
            return refusal;
        }

        if (!(await kind.Add(actor, thing, names, stop)).Succeeded(out var id, out var refused)) return refused;
        if (Planner.Reference(step.Kind) is { } added) names.Set(added, thing.Path, id);
        return null;
    }

    /// <summary>That it was an import stands in the log before all that it changed.</summary>
    async Task<Refusal?> Note(Actor actor, BlueprintPlan plan, CancellationToken stop) => (await changes.Make<Done>(actor, "configuration.imported", (_, trail) =>
    {
        var details = new { added = Count(StepDeed.Add), changed = Count(StepDeed.Change), removed = Count(StepDeed.Remove), prune = plan.Prunes, plan = plan.Fingerprint };
        trail.Note("configuration.imported", new AuditTarget("configuration", "all", "Configuration"), JsonSerializer.Serialize(details));
        return Task.FromResult<Outcome<Done>>(default(Done));

        int Count(StepDeed deed) => plan.Steps.Count(step => step.Deed == deed);
    }, stop)).Refusal;

    sealed record StepUnfit(string Text) : Refusal
    {
        public override string Message => Text;
    }
}
