using Portal.Engine.Audit;

namespace Portal.Engine.Credentials;

/// <summary>A secret by name, sealed; its previous version stays readable until it is retired.</summary>
public sealed class VaultEntry : IAudited
{
    public const string Purpose = "vault";

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required int Version { get; set; }

    [AuditHow(AuditHow.Hidden)]
    public required string Sealed { get; set; }

    [AuditHow(AuditHow.Hidden)]
    public string? PreviousSealed { get; set; }

    [AuditHow(AuditHow.Left)]
    public required DateTimeOffset CreatedAt { get; init; }

    [AuditHow(AuditHow.Left)]
    public required DateTimeOffset ChangedAt { get; set; }

    public string AuditKind => "secret";

    public string AuditId => Id.ToString();

    public string AuditName => Name;

    /// <summary>What a version's seal is bound to: the row too, so that a value of a removed secret does not open under its successor.</summary>
    public string Owner(int version) => $"{Id:N} {version} {Name}";
}
