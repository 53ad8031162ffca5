namespace Portal.Engine.Projection.Rows;

/// <summary>A unified record that became one with another, by which it is still found.</summary>
sealed class UnifiedAlias
{
    public required long Id { get; init; }

    public required long Entity { get; init; }

    /// <summary>The one that goes on; never an alias itself.</summary>
    public required long Unified { get; set; }
}
