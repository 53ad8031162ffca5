using Portal.Engine.Deliveries;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Keeping;
using Portal.Engine.Workflows.Triggers;

namespace Portal.Web.Features.Workflows;

/// <summary>What the page of one workflow shows.</summary>
public sealed class WorkflowScene(WorkflowRegistry workflows, GateDesk gates, GateHistory history, TriggerDesk triggers, Destinations destinations, EntityModel entities, FreshnessBoard board)
{
    const int MostTold = 50;

    Dictionary<string, string> _labels = [];

    public Workflow? Workflow { get; private set; }

    public GateAnswer Gate { get; private set; } = null!;

    public DependencyMap Map { get; private set; } = new([]);

    /// <summary>What it depends on fields of.</summary>
    public IReadOnlyList<Entity> Needed { get; private set; } = [];

    public IReadOnlyList<GateTold> History { get; private set; } = [];

    public int Waiting { get; private set; }

    public IReadOnlyList<DestinationStanding> Callbacks { get; private set; } = [];

    /// <returns>Whether it is there.</returns>
    public async Task<bool> Load(string name)
    {
        if (await workflows.Find(name) is not { } workflow) return false;
        var known = await entities.List();
        _labels = known.ToDictionary(entity => entity.Name, entity => entity.Label);
        Gate = await gates.Ask(workflow);
        Map = DependencyMap.Of(workflow, await board.Now(), Gate.At, known.ToDictionary(entity => entity.Id, entity => entity.Label));
        Needed = [.. known.Where(entity => workflow.Needs.Any(need => need.Entity == entity.Id))];
        History = await history.Of(workflow.Id, MostTold);
        Waiting = await triggers.Waiting(workflow.Id);
        Callbacks = await destinations.Of(Engine.Workflows.Callbacks.OwnerKind, workflow.Id);
        Workflow = workflow;
        return true;
    }

    public string Label(string entity) => _labels.GetValueOrDefault(entity, entity);

    public bool Has(long destination) => Callbacks.Any(one => one.Destination.Id == destination);
}
