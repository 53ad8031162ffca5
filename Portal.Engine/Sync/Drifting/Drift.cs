namespace Portal.Engine.Sync.Drifting;

/// <summary>The rows of a feed are not what they were. There is one at a time for a feed.</summary>
public sealed class Drift
{
    public required long Id { get; init; }

    public required long FeedId { get; init; }

    public required long StreamId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DriftEnd? End { get; set; }

    /// <summary>Who ended it.</summary>
    public string? ClosedBy { get; set; }

    public IReadOnlyList<DriftChange> Changes { get; set; } = [];

    public IReadOnlyList<DriftProposal> Proposals { get; set; } = [];

    /// <summary>The mapping of the feed when it was noticed.</summary>
    public required string Mapping { get; set; }

    /// <summary>The portal paused the feed for it.</summary>
    public bool Paused { get; set; }
}
