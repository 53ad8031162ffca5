using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>Somebody who may sign in.</summary>
public sealed class Person : IAudited
{
    public required Guid Id { get; init; }

    /// <summary>Lower case; what they sign in with, whichever way they do.</summary>
    public required string Email { get; init; }

    public required string Name
    {
        get;
        set
        {
            field = value;
            Search = Folding.Of(value);
        }
    }

    /// <summary>The name as it is searched and sorted by.</summary>
    [AuditHow(AuditHow.Left)]
    public string Search { get; private set; } = "";

    public required Role Role { get; set; }

    /// <summary>Nothing until the invitation is taken up, or for ever where an identity provider signs them in.</summary>
    [AuditHow(AuditHow.Hidden)]
    public string? PasswordHash { get; set; }

    /// <summary>Every session carries it; a new one ends them all.</summary>
    [AuditHow(AuditHow.Left)]
    public required string Stamp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    [AuditHow(AuditHow.Left)]
    public int FailedTries { get; set; }

    [AuditHow(AuditHow.Left)]
    public DateTimeOffset? LastSignInAt { get; set; }

    string IAudited.AuditKind => "person";

    string IAudited.AuditId => Id.ToString();

    string IAudited.AuditName => $"{Name} ({Email})";
}
