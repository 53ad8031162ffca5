using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store;

namespace Portal.Engine.Workflows.Keeping;

/// <summary>How gates were, for whoever looks back.</summary>
public sealed class GateHistory(IDatabase database)
{
    const int ExportPage = 500;

    /// <returns>The latest first.</returns>
    public Task<IReadOnlyList<GateTold>> Of(long workflow, int most = 200, CancellationToken stop = default) => Page(workflow, null, null, most, stop);

    /// <param name="workflow">The workflow.</param>
    /// <param name="says">Only when it said this.</param>
    /// <param name="before">What was seen last; null to begin with the latest.</param>
    /// <param name="most">How many.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<GateTold>> Page(long workflow, Reaction? says, long? before, int most, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var changes = db.Set<GateChange>().Where(change => change.Workflow == workflow);
        if (says is { } wanted) changes = changes.Where(change => change.Says == wanted);
        if (before is { } id) changes = changes.Where(change => change.Id < id);
        var found = await changes.OrderByDescending(change => change.Id).Take(most).ToListAsync(stop);
        return [.. found.Select(change => new GateTold(Instant.At(change.At), change.Says, change.Why) { Id = change.Id })];
    }

    /// <summary>All of it, read in pages so that an export needs no more memory than a page.</summary>
    public async IAsyncEnumerable<GateTold> All(long workflow, Reaction? says, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (long? before = null; ;)
        {
            var page = await Page(workflow, says, before, ExportPage, stop);
            foreach (var told in page) yield return told;
            if (page.Count < ExportPage) yield break;
            before = page[^1].Id;
        }
    }
}
