using System.Collections.Concurrent;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Use;

namespace Portal.Engine.Agents.Limits;

/// <summary>
/// Keeps agents to their limits. Requests are counted in this process: behind several instances each grants the whole
/// limit. Records are counted over all instances, by what is written down, so a bound is kept to within a few seconds' reading.
/// </summary>
public sealed class AgentLimiter(AgentUse use, TimeProvider clock)
{
    readonly ConcurrentDictionary<long, TokenBucket> _buckets = [];

    /// <summary>Takes one request of the agent's.</summary>
    public Allowance Take(AgentPass pass) => _buckets.GetOrAdd(pass.AgentId, _ => new TokenBucket(clock)).Take(pass.RequestsPerMinute);

    /// <returns>How many records it may still read today; null for as many as it likes.</returns>
    public long? RecordsLeft(AgentPass pass) =>
        pass.RecordsPerDay is { } bound ? Math.Max(0, bound - pass.RecordsToday - use.Unwritten(pass.AgentId)) : null;

    /// <summary>How long until a new day begins, by UTC.</summary>
    public TimeSpan UntilTomorrow()
    {
        var now = clock.GetUtcNow();
        return Hour.Start(Hour.DayOf(now) + Hour.Day) - now;
    }
}
