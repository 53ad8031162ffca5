namespace Portal.Engine.Resilience.Pipelines;

/// <summary>That a call is tried once more.</summary>
/// <param name="Attempt">Which try it is; 2 is the first after one that failed.</param>
/// <param name="Of">How many there are at most.</param>
/// <param name="Because">Why the one before it failed, for a person.</param>
/// <param name="Until">When it begins; null while it is under way.</param>
public sealed record CallRetry(int Attempt, int Of, string Because, DateTimeOffset? Until);
