namespace Portal.Engine.Projection.Rows;

/// <summary>What is known of one thing, from all records that are of it.</summary>
sealed class UnifiedRow
{
    public required long Id { get; init; }

    public required long Entity { get; init; }

    /// <summary>The value its records have in common; of a held one, the value that gathers too many. Null if it compares with nothing.</summary>
    public required string? Match { get; set; }

    /// <summary>The merged fields, as JSON.</summary>
    public required string Body { get; set; }

    /// <summary>From which record and stream each field is, since when, and in which turn it became so, as <see cref="Projection.Origins"/> spells it.</summary>
    public required string? Origins { get; set; }

    /// <summary>Its match value gathers so many records that a person must say whether they are one.</summary>
    public required bool Held { get; set; }

    /// <summary>When it became so here, in microseconds since 1970.</summary>
    public required long ChangedAt { get; set; }

    /// <summary>The last event that it reflects.</summary>
    public required long Position { get; set; }

    /// <summary>The projector's turn that changed it last. Turns become visible in their order.</summary>
    public long Turn { get; set; }
}
