namespace Portal.Engine.Projection.Rows;

/// <summary>By what a unified record can be found.</summary>
sealed class UnifiedValue
{
    public required long Entity { get; init; }

    public required string Field { get; init; }

    /// <summary>Spelled so that it sorts as what it means.</summary>
    public required string Value { get; init; }

    public required long Unified { get; init; }
}
