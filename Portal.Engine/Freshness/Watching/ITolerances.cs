using Portal.Engine.Persistence;

namespace Portal.Engine.Freshness.Watching;

/// <summary>A room that comes later and depends on data being no older than it says. The strictest counts where nobody set a tolerance.</summary>
public interface ITolerances
{
    Task<IReadOnlyList<NeededTolerance>> Of(PortalDb db, CancellationToken stop);
}
