namespace Portal.Engine.Workflows.Triggers;

/// <summary>Something that asked a workflow to run while it was paused.</summary>
sealed class WorkflowTrigger
{
    public const int LongestKey = 200, LargestBody = 256 * 1024;

    public long Id { get; init; }

    public required long Workflow { get; init; }

    /// <summary>The sender's own name of it: the same again is the same trigger.</summary>
    public required string? Key { get; init; }

    /// <summary>As JSON.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TriggerState State { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
