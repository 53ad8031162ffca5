using Portal.Web.Shell;

namespace Portal.Web.Features.Home;

/// <summary>What is left to do until the portal is ready, asked of the rooms each time.</summary>
public sealed class HomeChecklist(IEnumerable<IChecklistItem> items)
{
    /// <summary>All steps while one is open; none once all are done, so that the list leaves.</summary>
    public async Task<IReadOnlyList<ChecklistStep>> Steps(CancellationToken stop)
    {
        var steps = new List<ChecklistStep>();
        foreach (var item in items) steps.Add(new ChecklistStep(item, await item.Done(stop)));
        return steps.TrueForAll(step => step.Done) ? [] : steps;
    }
}
