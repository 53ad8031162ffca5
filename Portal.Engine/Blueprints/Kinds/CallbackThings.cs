using System.Globalization;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Deliveries;
using Portal.Engine.Forms;
using Portal.Engine.Workflows;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>
/// Where a workflow is told of its gate, by the origin alone: what follows it is often the receiver's own secret. One that is
/// made by a file waits until somebody has written its whole address.
/// </summary>
sealed class CallbackThings(Destinations destinations, WorkflowRegistry workflows, DestinationAddress address) : IThings
{
    const string Why = "It came with an import, which has only the beginning of its address. Write the whole address, make a signing secret for its receiver, and enable it.";

    public ThingKind Kind => ThingKind.Callback;

    /// <summary>Several of one origin are told apart by counting.</summary>
    public static IReadOnlyList<string> Path(string workflow, string origin, int nth) => [workflow, origin, nth.ToString(CultureInfo.InvariantCulture)];

    public IEnumerable<Thing> Here(Census census, Names names)
    {
        var owners = census.Workflows.ToDictionary(workflow => workflow.Id, workflow => workflow.Name);
        return census.Callbacks.Where(one => owners.ContainsKey(one.OwnerId)).GroupBy(one => (one.OwnerId, one.Origin))
            .SelectMany(group => group.Select((one, nth) => Made(Path(owners[one.OwnerId], one.Origin, nth), one.Id)));
    }

    public Thing Read(Proposal proposal, Names names, ProblemList problems) => Made(proposal.Path, 0);

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        if (before is null && address.Read(thing.Path[1]).Refusal is { } refusal) problems.Add("", refusal.Message);
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop)
    {
        if (await workflows.Find(thing.Path[0], stop) is not { } workflow) return new NoSuchWorkflow();
        return (await destinations.CreatePaused(actor, Callbacks.OwnerKind, workflow.Id, thing.Path[1], Why, stop)).Succeeded(out var made, out var refusal) ? made.Destination.Id : refusal;
    }

    public Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => Task.FromResult<Refusal?>(null);

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await destinations.Remove(actor, thing.Id, stop)).Refusal;

    static Thing Made(IReadOnlyList<string> path, long id) => new(ThingKind.Callback, path, [], "", id);
}
