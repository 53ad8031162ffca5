namespace Portal.Engine.Workflows.Keeping;

/// <summary>What a workflow's gate was told to say last.</summary>
sealed class GateState
{
    public required long Workflow { get; init; }

    /// <summary>The number of its change.</summary>
    public required long Change { get; set; }

    public required Reaction Says { get; set; }

    /// <summary>Since when, in microseconds since 1970.</summary>
    public required long Since { get; set; }

    /// <summary>When that change came, in microseconds since 1970.</summary>
    public required long At { get; set; }

    /// <summary>What is in its way, in short, to see whether it has become something else.</summary>
    public required string Lacks { get; set; }
}
