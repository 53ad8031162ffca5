namespace Portal.Engine.Connectors;

/// <summary>One answer of a source. Whoever takes it disposes it, and with it what its records point into.</summary>
/// <param name="Records">What is on it.</param>
/// <param name="Next">Where to go on. Its watermark is that of the cursor that was handed in, except on the last page of a pass.</param>
/// <param name="Coverage">What it proves.</param>
/// <param name="AskedAt">When the request for it began, or when a message arrived.</param>
public sealed record Page(IReadOnlyList<SourceRecord> Records, Cursor Next, Coverage Coverage, DateTimeOffset AskedAt) : IDisposable
{
    /// <summary>Tells the sender that it is kept for good; called after the commit and never before.</summary>
    public Func<ValueTask>? Acknowledge { get; init; }

    /// <summary>The source said itself that nothing changed (304), so it is no wonder that nothing was read.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>What changed may show up so much later, so what was read is sure as of so much before.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>The memory that the records point into.</summary>
    public IDisposable? Memory { get; init; }

    public void Dispose() => Memory?.Dispose();
}
