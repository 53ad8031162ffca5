using Portal.Engine.Deliveries;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Keeping;
using Portal.Engine.Workflows.Triggers;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Workflows;

/// <summary>What the page of one workflow shows.</summary>
public sealed class WorkflowScene(WorkflowRegistry workflows, GateDesk gates, GateHistory history, TriggerDesk triggers, Destinations destinations, EntityModel entities, FreshnessBoard board)
{
    Dictionary<string, string> _labels = [];
    int _loads;

    public Workflow? Workflow { get; private set; }

    public GateAnswer Gate { get; private set; } = null!;

    public DependencyMap Map { get; private set; } = new([]);

    /// <summary>What it depends on fields of.</summary>
    public IReadOnlyList<Entity> Needed { get; private set; } = [];

    /// <summary>How its gate was, as it is asked for.</summary>
    public IReadOnlyList<GateTold> History { get; private set; } = [];

    /// <summary>There is more of it, further back.</summary>
    public bool HasOlder { get; private set; }

    public int Waiting { get; private set; }

    public IReadOnlyList<DestinationStanding> Callbacks { get; private set; } = [];

    /// <param name="name">What programs call it.</param>
    /// <param name="query">Which part of its history.</param>
    /// <returns>Whether it is there.</returns>
    public async Task<bool> Load(string name, GateQuery query)
    {
        var load = ++_loads;
        if (await workflows.Find(name) is not { } workflow) return false;
        var known = await entities.List();
        _labels = known.ToDictionary(entity => entity.Name, entity => entity.Label);
        Gate = await gates.Ask(workflow);
        Map = DependencyMap.Of(workflow, await board.Now(), Gate.At, known.ToDictionary(entity => entity.Id, entity => entity.Label));
        Needed = [.. known.Where(entity => workflow.Needs.Any(need => need.Entity == entity.Id))];
        var told = await history.Page(workflow.Id, query.Wanted, query.Before, Pager.Rows + 1);
        // Another part of it was asked for meanwhile, and its answer may have been quicker.
        if (load == _loads) (History, HasOlder) = ([.. told.Take(Pager.Rows)], told.Count > Pager.Rows);
        Waiting = await triggers.Waiting(workflow.Id);
        Callbacks = await destinations.Of(Engine.Workflows.Callbacks.OwnerKind, workflow.Id);
        Workflow = workflow;
        return true;
    }

    public string Label(string entity) => _labels.GetValueOrDefault(entity, entity);

    public bool Has(long destination) => Callbacks.Any(one => one.Destination.Id == destination);
}
