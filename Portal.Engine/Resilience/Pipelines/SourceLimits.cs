namespace Portal.Engine.Resilience.Pipelines;

/// <summary>How patient the portal is with one source. The defaults suit a source that documents nothing.</summary>
public sealed record SourceLimits
{
    /// <summary>How long one try may take, its answer read to the end.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Tries after the first.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first retry; each further one is twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No wait of our own choice is longer.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that a source may ask for and that is waited out. Beyond it the call ends and says until when.</summary>
    public TimeSpan LongestAskedWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Failures in a row that open the breaker.</summary>
    public int FailuresToOpen { get; init; } = 5;

    /// <summary>How long it stays open before one call may try.</summary>
    public TimeSpan OpenFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The limit that the source documents; null if it documents none.</summary>
    public RateLimit? Rate { get; init; }
}
