namespace Portal.Engine.Projection.Rows;

/// <summary>A match value that gathered more records than one thing has, and what a person said to it.</summary>
sealed class UnifiedHold
{
    public required long Entity { get; init; }

    public required string Value { get; init; }

    /// <summary>How many records have it.</summary>
    public required long Count { get; set; }

    /// <summary>Null until somebody decides.</summary>
    public required HoldVerdict? Verdict { get; set; }

    /// <summary>A verdict that the projector has not followed yet.</summary>
    public required bool Pending { get; set; }
}
