namespace Portal.Engine.Audit;

/// <summary>An entity whose changes are written to the audit log by themselves.</summary>
public interface IAudited
{
    /// <summary>What it is, in a word of the business: "person".</summary>
    string AuditKind { get; }

    string AuditId { get; }

    /// <summary>What a person calls it.</summary>
    string AuditName { get; }
}
