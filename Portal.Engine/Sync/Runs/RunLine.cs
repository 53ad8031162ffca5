namespace Portal.Engine.Sync.Runs;

/// <summary>One line of a run's log.</summary>
public sealed class RunLine
{
    public long Id { get; init; }

    public required long RunId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it is about something that went wrong.</summary>
    public required bool IsTrouble { get; init; }

    public required string Text { get; init; }
}
