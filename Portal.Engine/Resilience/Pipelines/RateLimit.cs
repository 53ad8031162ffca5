namespace Portal.Engine.Resilience.Pipelines;

/// <summary>What a source documents: so many requests within such a time.</summary>
public sealed record RateLimit(int Requests, TimeSpan Per)
{
    /// <summary>Others may read the same source with the same account, and clocks differ, so a tenth is left.</summary>
    public int Used => Math.Max(1, Requests * 9L / 10 is var used and < int.MaxValue ? (int)used : int.MaxValue);

    /// <summary>How many may go at once after a rest. They count as used too.</summary>
    public int Burst => Math.Max(1, Used / 10);

    /// <summary>A burst and a steady flow after it stay together within what is used of the limit.</summary>
    public TimeSpan Interval => Per / Math.Max(1, Used - Burst);
}
