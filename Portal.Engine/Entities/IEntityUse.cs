using Portal.Engine.Persistence;

namespace Portal.Engine.Entities;

/// <summary>A room that comes later and holds on to entities. It is asked before one goes.</summary>
public interface IEntityUse
{
    /// <returns>What holds on to it, in words for a person; empty if nothing does.</returns>
    Task<IReadOnlyList<string>> Of(PortalDb db, long entityId, CancellationToken stop);
}
