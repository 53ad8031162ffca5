using Portal.Engine.Persistence;

namespace Portal.Engine.Audit;

/// <summary>Says who may make a change, at the moment it is made: a page that asks for it may be older than somebody's rights.</summary>
public interface IMayChange
{
    /// <returns>Null if they may.</returns>
    Task<Refusal?> Refuse(PortalDb db, Actor actor, string action, CancellationToken stop);
}
