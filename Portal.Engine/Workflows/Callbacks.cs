using Microsoft.EntityFrameworkCore;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;

namespace Portal.Engine.Workflows;

/// <summary>Where a workflow is told of its gate. The addresses are kept among the destinations, as its own.</summary>
public static class Callbacks
{
    public const string OwnerKind = "workflow";

    internal static async Task<IReadOnlyList<long>> Of(PortalDb db, long workflow, CancellationToken stop) =>
        await db.Set<Destination>().Where(one => one.OwnerKind == OwnerKind && one.OwnerId == workflow).OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(stop);
}
