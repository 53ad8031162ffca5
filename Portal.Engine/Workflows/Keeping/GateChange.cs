namespace Portal.Engine.Workflows.Keeping;

/// <summary>From when on a workflow's gate said something else, and why.</summary>
sealed class GateChange
{
    public long Id { get; init; }

    public required long Workflow { get; init; }

    /// <summary>In microseconds since 1970.</summary>
    public required long At { get; init; }

    public required Reaction Says { get; init; }

    /// <summary>In a sentence or two, for a person.</summary>
    public required string Why { get; init; }
}
