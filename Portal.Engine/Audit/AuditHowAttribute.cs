namespace Portal.Engine.Audit;

/// <summary>How the audit log treats a property. Without it, before and after are shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AuditHowAttribute(AuditHow how) : Attribute
{
    public AuditHow How { get; } = how;
}

public enum AuditHow
{
    /// <summary>Before and after are shown.</summary>
    Shown,

    /// <summary>That it changed is shown, but not from what to what.</summary>
    Hidden,

    /// <summary>Bookkeeping; a change of it alone is no entry.</summary>
    Left,
}
