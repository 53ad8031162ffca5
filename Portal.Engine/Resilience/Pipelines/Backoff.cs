namespace Portal.Engine.Resilience.Pipelines;

/// <summary>
/// How long to wait before a retry: twice as long each time up to a longest, and of that something between half and all,
/// so that those who failed together do not come back together.
/// </summary>
public static class Backoff
{
    /// <param name="retry">0 before the first retry.</param>
    /// <param name="limits">The first and the longest wait.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Wait(int retry, SourceLimits limits, double random)
    {
        var full = Math.Min(limits.FirstWait.TotalSeconds * Math.Pow(2, retry), limits.LongestWait.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + random / 2));
    }
}
