namespace Portal.Engine.Agents.Warnings;

/// <summary>An agent's use differed that day. There is one of each cause a day, so that nobody is told twice.</summary>
public sealed record AgentWarning
{
    public const int LongestSentence = 1000;

    public required long AgentId { get; init; }

    /// <summary>By UTC.</summary>
    public required DateOnly Day { get; init; }

    public required WarningCause Cause { get; init; }

    public required string Sentence { get; init; }

    public required DateTimeOffset At { get; init; }
}
