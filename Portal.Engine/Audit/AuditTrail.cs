using Portal.Engine.Persistence;

namespace Portal.Engine.Audit;

/// <summary>Where the work inside <see cref="Changes.Make{T}"/> notes what its entities do not show by themselves.</summary>
public sealed class AuditTrail(Actor actor, DateTimeOffset at, PortalDb db)
{
    public DateTimeOffset At { get; } = at;

    /// <summary>An event that changes no audited entity: somebody signed in, a backup was made.</summary>
    public void Note(string action, IAudited target, string? details = null) =>
        Add(action, target.AuditKind, target.AuditId, target.AuditName, null, details);

    internal void Add(string action, string kind, string id, string name, string? before, string? after) => db.Add(new AuditEntry
    {
        At = At,
        PersonId = actor.PersonId,
        Who = actor.Name,
        Address = actor.Address,
        Action = action,
        TargetKind = kind,
        TargetId = id,
        TargetName = name,
        Before = before,
        After = after,
    });
}
