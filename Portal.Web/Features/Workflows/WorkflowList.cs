using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Workflows;

/// <summary>The workflows as the list shows them: those that wait stand first. What a gate says is computed of all; what needs the database is read of those on the page.</summary>
public sealed class WorkflowList(WorkflowRegistry workflows, GateDesk gates)
{
    /// <returns>The rows of a page, and how many workflows pass the filter in all.</returns>
    public async Task<(IReadOnlyList<WorkflowRow> Rows, int Total)> Page(WorkflowQuery query, int page, CancellationToken stop = default)
    {
        var found = await Found(query, stop);
        return (await Rows(found.Skip(page * Pager.Rows).Take(Pager.Rows), stop), found.Count);
    }

    public async Task<IReadOnlyList<WorkflowRow>> All(WorkflowQuery query, CancellationToken stop = default) => await Rows(await Found(query, stop), stop);

    async Task<List<Workflow>> Found(WorkflowQuery query, CancellationToken stop)
    {
        var all = await workflows.List(query.Part, stop);
        var says = await gates.Says(all, stop);
        var found = all.Zip(says).Where(one => query.Says is null || one.Second == query.Says);
        return [.. (query.Sort switch { "name" => found, "-name" => found.Reverse(), "gate" => found.OrderBy(one => one.Second), _ => found.OrderByDescending(one => one.Second) }).Select(one => one.First)];
    }

    async Task<IReadOnlyList<WorkflowRow>> Rows(IEnumerable<Workflow> page, CancellationToken stop)
    {
        var shown = page.ToArray();
        return [.. shown.Zip(await gates.Ask(shown, stop), (workflow, gate) => new WorkflowRow(workflow, gate))];
    }
}
