namespace Portal.Engine.Sync.Drifting;

/// <summary>What the rows of a feed are known to look like.</summary>
public sealed class FeedShape
{
    public required long FeedId { get; init; }

    /// <summary>The settings that they were read by: other settings may read something else.</summary>
    public required string Settings { get; set; }

    /// <summary>How many rows were looked at.</summary>
    public long Rows { get; set; }

    /// <summary>How many of them had no key of their own.</summary>
    public long WithoutKey { get; set; }

    public IReadOnlyList<KnownField> Fields { get; set; } = [];

    /// <summary>What looks different, but not for long enough to be more than a blip.</summary>
    public IReadOnlyList<DriftChange> Suspected { get; set; } = [];

    public required DateTimeOffset UpdatedAt { get; set; }
}
