namespace Portal.Engine.Projection.Rows;

/// <summary>Something a person may want to know about how a unified record came to have its records.</summary>
sealed class UnifiedEvent
{
    public long Id { get; init; }

    public required long Unified { get; init; }

    public required long Entity { get; init; }

    public required UnifiedEventKind Kind { get; init; }

    /// <summary>The record that came or went; null if it is about all of them.</summary>
    public required long? Record { get; init; }

    /// <summary>The other unified record; null if there is none.</summary>
    public required long? Other { get; init; }

    /// <summary>When, in microseconds since 1970.</summary>
    public required long At { get; init; }
}
