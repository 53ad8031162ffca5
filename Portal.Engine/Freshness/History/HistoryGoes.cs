using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;

namespace Portal.Engine.Freshness.History;

/// <summary>The history of a stream goes with it.</summary>
sealed class HistoryGoes : IGoesAlong
{
    public Task FeedGoes(PortalDb db, long feedId, CancellationToken stop) => Task.CompletedTask;

    public Task StreamGoes(PortalDb db, long streamId, CancellationToken stop) =>
        db.Set<VerdictChange>().Where(change => change.Stream == streamId).ExecuteDeleteAsync(stop);
}
