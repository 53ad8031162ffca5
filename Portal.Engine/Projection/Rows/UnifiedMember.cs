namespace Portal.Engine.Projection.Rows;

/// <summary>To which unified record a record belongs.</summary>
sealed class UnifiedMember
{
    public required long Record { get; init; }

    public required long Unified { get; set; }

    public required long Entity { get; init; }

    public required string? Match { get; set; }

    /// <summary>The event of the record that is reflected.</summary>
    public required long Position { get; set; }

    /// <summary>The fields that were so before that event, and since when, as JSON; null if there are none.</summary>
    public string? Times { get; set; }
}
