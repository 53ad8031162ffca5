using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Entities;
using Portal.Engine.Workflows;

namespace Portal.Web.Features.Api;

/// <summary>
/// The workflows that an agent may see: those of which it may see all that they depend on. Others are looked up like names that
/// were made up: the same answer, the same way, in the same time.
/// </summary>
public sealed class SeenWorkflows(WorkflowRegistry workflows, EntityModel entities)
{
    /// <summary>By label.</summary>
    public async Task<IReadOnlyList<Workflow>> Of(AgentPass pass, CancellationToken stop = default)
    {
        var known = (await entities.List(stop)).ToDictionary(entity => entity.Id);
        return [.. (await workflows.List(stop)).Where(workflow => workflow.Needs.All(need => known.TryGetValue(need.Entity, out var entity) && MaySee(pass, entity, need.Field)))];
    }

    public async Task<Outcome<Workflow>> Look(AgentPass pass, string name, CancellationToken stop = default) =>
        (await Of(pass, stop)).FirstOrDefault(workflow => workflow.Name == name) is { } found ? found : new WorkflowUnknown(name);

    /// <summary>Whoever depends on all of an entity is as old as any of its fields, so all of them must be in sight.</summary>
    static bool MaySee(AgentPass pass, Entity entity, string? field) =>
        field is null ? pass.Scope.Fields(entity).Count == entity.Fields.Count : pass.Scope.MaySee(entity, field);
}
