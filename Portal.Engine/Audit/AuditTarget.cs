namespace Portal.Engine.Audit;

/// <summary>Something an entry is about that is no entity: the audit log itself, the instance.</summary>
public sealed record AuditTarget(string AuditKind, string AuditId, string AuditName) : IAudited;
