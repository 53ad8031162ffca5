using System.Text.Json.Serialization;

namespace Portal.Engine.Audit;

/// <summary>One line of the audit log. Never changed and never removed: the database itself refuses both.</summary>
public sealed record AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? PersonId { get; init; }

    public required string Who { get; init; }

    public string? Address { get; init; }

    /// <summary>What was done, as "kind.verb": "person.invited".</summary>
    public required string Action { get; init; }

    public required string TargetKind { get; init; }

    public required string TargetId { get; init; }

    public required string TargetName { get; init; }

    /// <summary>Who, what and the target's name, as they are searched by.</summary>
    [JsonIgnore]
    public string Search { get; init; } = "";

    /// <summary>The properties that changed, as JSON, or nothing if it was not there before.</summary>
    public string? Before { get; init; }

    /// <summary>The same properties afterwards, or nothing if it is gone.</summary>
    public string? After { get; init; }
}
