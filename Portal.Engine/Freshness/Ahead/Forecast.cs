using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Freshness.Ahead;

/// <summary>What goes late and stale, and when, if nothing is read until then.</summary>
public static class Forecast
{
    /// <returns>The soonest first.</returns>
    public static IReadOnlyList<Coming> Of(FreshnessNow now, DateTimeOffset from, DateTimeOffset until) =>
        [.. now.Streams.SelectMany(stream => Of(stream, from, until)).OrderBy(coming => coming.At).ThenBy(coming => coming.Stream.Id)];

    static IEnumerable<Coming> Of(WatchedStream stream, DateTimeOffset from, DateTimeOffset until) => stream.Plan.Promises.Keys.Prepend(null)
        .SelectMany(field => Turns(stream.Of(field), from, until).Select(turn => new Coming(turn.At, stream.Plan, field, turn.Before, turn.After)));

    /// <summary>The moments at which a verdict changes by time alone.</summary>
    public static IEnumerable<(DateTimeOffset At, Verdict Before, Verdict After)> Turns(Limits limits, DateTimeOffset from, DateTimeOffset until)
    {
        while (limits.NextChange(from) is { } next && next < until)
        {
            var before = limits.At(from).Verdict;
            from = next.AddTicks(TimeSpan.TicksPerMicrosecond);
            yield return (next, before, limits.At(from).Verdict);
        }
    }
}
