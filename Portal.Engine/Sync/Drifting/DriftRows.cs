using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;

namespace Portal.Engine.Sync.Drifting;

/// <summary>What is known of a feed's rows goes with the feed.</summary>
sealed class DriftRows : IGoesAlong
{
    public async Task FeedGoes(PortalDb db, long feedId, CancellationToken stop)
    {
        await db.Set<FeedShape>().Where(shape => shape.FeedId == feedId).ExecuteDeleteAsync(stop);
        await db.Set<Drift>().Where(drift => drift.FeedId == feedId).ExecuteDeleteAsync(stop);
    }

    public Task StreamGoes(PortalDb db, long streamId, CancellationToken stop) => Task.CompletedTask;
}
