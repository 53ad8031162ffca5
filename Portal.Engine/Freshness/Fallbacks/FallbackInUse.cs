using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Freshness.Fallbacks;

/// <summary>What is served in place of a stream that is stale, wholly or in some of its fields.</summary>
/// <param name="Kind">What is to be served.</param>
/// <param name="Since">Since when it is stale.</param>
/// <param name="Streams">Those that stand in; none if nothing does.</param>
/// <param name="Fields">The fields in which they do, where they say something.</param>
/// <param name="Kept">The other stale fields, of which its last good copy is served, and why no other stands in; null where none is to.</param>
public sealed record FallbackInUse(FallbackKind Kind, DateTimeOffset Since, IReadOnlyList<WatchedStream> Streams, IReadOnlyList<string> Fields, IReadOnlyList<(string Field, Absence? Why)> Kept)
{
    /// <returns>Null while nothing of it is stale, or all goes by the next best and there is none.</returns>
    public static FallbackInUse? Of(FreshnessNow now, WatchedStream stream, DateTimeOffset at)
    {
        var stale = stream.Plan.Brings.Order(StringComparer.Ordinal).Where(field => stream.Of(field).At(at).Verdict == Verdict.Stale).ToArray();
        if (stale.Length == 0) return null;
        var since = stale.Min(field => stream.Of(field).StaleAfter!.Value);
        if (stream.Plan.Fallback.Kind == FallbackKind.NextBest) return NextBest(now, stream, stale, since, at);
        var found = stale.Select(field => (Field: field, StandIn: StandIn.Of(now, stream, field, at)!)).ToArray();
        return new(
            stream.Plan.Fallback.Kind, since, [.. found.Where(one => one.StandIn.Serves).Select(one => one.StandIn.Named!).Distinct()],
            [.. found.Where(one => one.StandIn.Serves).Select(one => one.Field)], [.. found.Where(one => !one.StandIn.Serves).Select(one => (one.Field, one.StandIn.Why))]);
    }

    static FallbackInUse? NextBest(FreshnessNow now, WatchedStream stream, string[] stale, DateTimeOffset since, DateTimeOffset at)
    {
        var others = stale.SelectMany(field => now.Bringing(stream.Plan.EntityId, field).Where(other => other != stream && other.Of(field).At(at).Verdict != Verdict.Stale).Select(other => (Field: field, Other: other))).ToArray();
        return others is [] ? null : new(FallbackKind.NextBest, since, [.. others.Select(one => one.Other).Distinct()], [.. others.Select(one => one.Field).Distinct()], []);
    }
}
