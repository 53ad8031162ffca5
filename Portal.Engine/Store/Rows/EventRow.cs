namespace Portal.Engine.Store.Rows;

/// <summary>One change of one record. The log is append-only, and all records can be made from it.</summary>
sealed class EventRow
{
    public required long Position { get; init; }

    public required long Stream { get; init; }

    public required long Record { get; init; }

    public required string Key { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>When it was committed.</summary>
    public required long At { get; init; }

    public required long? SourceAt { get; init; }

    public required long SeenAt { get; init; }

    public required long Feed { get; init; }

    public required long Run { get; init; }

    /// <summary>The record's event before this one.</summary>
    public required long? Previous { get; init; }

    /// <summary>What the record says from here on; null when it is gone.</summary>
    public required string? Body { get; init; }

    public required string? Patched { get; init; }
}
