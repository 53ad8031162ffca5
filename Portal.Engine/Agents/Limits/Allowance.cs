namespace Portal.Engine.Agents.Limits;

/// <summary>Whether a request may go on, and how many more.</summary>
/// <param name="IsAllowed">It may.</param>
/// <param name="Limit">How many there may be in a minute.</param>
/// <param name="Left">How many there may be right now.</param>
/// <param name="UntilFull">How long until there may be all of them again.</param>
/// <param name="RetryAfter">How long to wait before the next; nothing if this one may.</param>
public readonly record struct Allowance(bool IsAllowed, int Limit, int Left, TimeSpan UntilFull, TimeSpan RetryAfter);
