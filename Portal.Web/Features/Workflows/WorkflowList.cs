using Portal.Engine.Persistence;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;

namespace Portal.Web.Features.Workflows;

/// <summary>The workflows as the list shows them: those that wait stand first.</summary>
public sealed class WorkflowList(WorkflowRegistry workflows, GateDesk gates)
{
    /// <param name="text">Part of the label or of the name; empty for all.</param>
    /// <param name="says">What the gate says; null for all.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<IReadOnlyList<WorkflowRow>> Rows(string? text, Reaction? says, CancellationToken stop = default)
    {
        var search = Folding.Of(text ?? "");
        var rows = new List<WorkflowRow>();
        foreach (var workflow in await workflows.List(stop))
        {
            if (!workflow.Search.Contains(search, StringComparison.Ordinal) && !workflow.Name.Contains(search, StringComparison.Ordinal)) continue;
            var gate = await gates.Ask(workflow, stop);
            if (says is null || gate.Gate == says) rows.Add(new WorkflowRow(workflow, gate));
        }

        return [.. rows.OrderByDescending(row => row.Gate.Gate)];
    }
}
