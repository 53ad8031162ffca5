namespace Portal.Engine.Workflows.Keeping;

/// <summary>From when on a gate said something, and why.</summary>
public sealed record GateTold(DateTimeOffset At, Reaction Says, string Why)
{
    /// <summary>Its place in the history.</summary>
    public long Id { get; init; }
}
