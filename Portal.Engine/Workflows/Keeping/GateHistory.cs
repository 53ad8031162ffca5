using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store;

namespace Portal.Engine.Workflows.Keeping;

/// <summary>How gates were, for whoever looks back.</summary>
public sealed class GateHistory(IDatabase database)
{
    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<GateTold>> Of(long workflow, int most = 200, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var changes = await db.Set<GateChange>().Where(change => change.Workflow == workflow).OrderByDescending(change => change.Id).Take(most).ToListAsync(stop);
        return [.. changes.Select(change => new GateTold(Instant.At(change.At), change.Says, change.Why))];
    }
}
