using Portal.Engine.Audit;

namespace Portal.Engine.Deliveries.Rows;

/// <summary>An address of others that signed messages go to. How its messages stand is in <see cref="DestinationQueue"/>.</summary>
public sealed class Destination : IAudited
{
    public const int LongestOwnerKind = 40, LongestUrl = 2000, LongestWhy = 1000;

    public required long Id { get; init; }

    /// <summary>What it belongs to, in a word of whoever made it: "workflow".</summary>
    public required string OwnerKind { get; init; }

    public required long OwnerId { get; init; }

    /// <summary>Many receivers know their callers by a token in the path or the query, so only the <see cref="Origin"/> is told.</summary>
    [AuditHow(AuditHow.Hidden)]
    public required Uri Url { get; set; }

    /// <summary>Goes up with each new signing secret.</summary>
    public required int Version { get; set; }

    [AuditHow(AuditHow.Hidden)]
    public required byte[] Sealed { get; set; }

    [AuditHow(AuditHow.Hidden)]
    public byte[]? PreviousSealed { get; set; }

    /// <summary>Until when messages are signed with the previous secret too.</summary>
    public DateTimeOffset? PreviousUntil { get; set; }

    public DestinationState State { get; set; }

    /// <summary>Why it is paused or disabled, and what to do.</summary>
    public string? Why { get; set; }

    /// <summary>Since when it is paused or disabled.</summary>
    public DateTimeOffset? Since { get; set; }

    [AuditHow(AuditHow.Left)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>All that may be told of the address.</summary>
    public string Origin => $"{Resilience.Egress.Origin.Of(Url)}";

    string IAudited.AuditKind => "destination";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => $"{Origin} of {OwnerKind} {OwnerId}";
}
