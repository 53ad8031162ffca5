using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Freshness.Fallbacks;

/// <summary>What is served in place of a stale stream, as far as streams can tell: of each record it is so where the other one says something.</summary>
/// <param name="Named">The stream that is named to stand in; null if none is, or it is gone.</param>
/// <param name="Why">Why that does not stand in; null if it does, or none is named.</param>
public sealed record StandIn(WatchedStream? Named, Absence? Why)
{
    /// <summary>Whether it stands in, so that its values are served.</summary>
    public bool Serves => Named is not null && Why is null;

    /// <returns>Null while the field is not stale, as promised to all, or nothing but the next best is to be served.</returns>
    public static StandIn? Of(FreshnessNow now, WatchedStream first, string field, DateTimeOffset at)
    {
        var limits = first.Of(field);
        if (first.Plan.Fallback.Kind == FallbackKind.NextBest || limits.At(at).Verdict != Verdict.Stale) return null;
        if (first.Plan.Fallback is not { Kind: FallbackKind.NamedStream, StreamId: { } named }) return new(null, null);
        var second = now.Stream(named);
        var its = second?.Of(field) ?? default;
        return new(second, Hindering(second, field, limits.VerifiedAt, its.VerifiedAt, its.At(at).Verdict));
    }

    /// <summary>
    /// It stands in unless it is stale as well, or knows no better: what was looked at before is no better, whatever was promised of it.
    /// What it does not bring it is not asked for, even where older rows of it still say something.
    /// </summary>
    /// <param name="second">The stream that is named.</param>
    /// <param name="field">The field.</param>
    /// <param name="stood">As of when the first is.</param>
    /// <param name="verified">As of when the second is.</param>
    /// <param name="verdict">And what it is.</param>
    public static Absence? Hindering(WatchedStream? second, string field, DateTimeOffset? stood, DateTimeOffset? verified, Verdict verdict) =>
        second is null ? Absence.Gone
        : !second.Plan.Brings.Contains(field) ? Absence.NotBrought
        : verdict == Verdict.Stale ? Absence.Stale
        : !(verified >= stood) ? Absence.Older
        : null;
}
