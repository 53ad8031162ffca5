using System.Text.Json.Serialization;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;

namespace Portal.Web.Features.Api.Ages;

/// <summary>How old a field is, wherever its next record comes from.</summary>
/// <param name="Field">The field.</param>
/// <param name="Verdict">The worst of the streams that bring it.</param>
/// <param name="Reason">Why.</param>
/// <param name="VerifiedAt">As of when it was so; null if nobody ever looked at one of them.</param>
/// <param name="ExpectedBy">When one of them is to be looked at next at the latest.</param>
/// <param name="Streams">Those that bring it.</param>
sealed record FieldFreshness(string Field, Verdict Verdict, Reason Reason, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, IReadOnlyList<StreamFreshness> Streams)
{
    /// <summary>The next moment at which the verdict of one of them becomes another one by itself.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextChange { get; private init; }

    public static FieldFreshness Of(ScopedEntity entity, string field, FreshnessNow now, DateTimeOffset at)
    {
        var streams = now.Bringing(entity.Id, field).ToArray();
        var limits = streams.Select(stream => stream.Of(field)).DefaultIfEmpty(Limits.NothingBringsIt).ToArray();
        var worst = limits.Select(one => one.At(at)).Aggregate((one, other) => one.OrWorse(other));
        return new FieldFreshness(
            field, worst.Verdict, worst.Reason, limits.Any(one => one.VerifiedAt is null) ? null : limits.Min(one => one.VerifiedAt), limits.Min(one => one.ExpectedBy),
            [.. streams.Select(stream => StreamFreshness.Of(now, stream, field, at))])
        {
            NextChange = limits.Min(one => one.NextChange(at)),
        };
    }
}
