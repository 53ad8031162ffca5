namespace Portal.Engine.Agents.Use;

/// <summary>One question of an agent and what came of it, as it is accounted for.</summary>
/// <param name="AgentId">Whose.</param>
/// <param name="KeyId">By which key.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Kind">The kind of question, in a word: query, get, changes.</param>
public sealed record AgentRead(long AgentId, long KeyId, DateTimeOffset At, string Kind)
{
    /// <summary>The entity asked for, if it is one that the agent may see. Never a name that somebody made up.</summary>
    public string? Entity { get; init; }

    /// <summary>The fields answered with, and those that decided what was answered.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    public int Records { get; init; }

    /// <summary>The worst verdict among what was answered: 0 for fresh, more for worse.</summary>
    public byte Worst { get; init; }

    /// <summary>How old the oldest of what was answered was.</summary>
    public TimeSpan? OldestAge { get; init; }

    /// <summary>Where it came from.</summary>
    public string? Address { get; init; }

    public TimeSpan Took { get; init; }

    public AgentAnswer Answer { get; init; }
}
