using System.Text.Json.Serialization;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows.Asking;

namespace Portal.Web.Features.Api.Ages;

/// <summary>How old what a stream brings of a field is.</summary>
sealed record StreamFreshness(string Source, string Stream, Verdict Verdict, Reason Reason, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, DateTimeOffset? StaleAfter)
{
    /// <summary>While it is stale: the stream that stands in for it, of the records of which that says something.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StandInAnswer? StandIn { get; private init; }

    public static StreamFreshness Of(FreshnessNow now, WatchedStream stream, string field, DateTimeOffset at)
    {
        var limits = stream.Of(field);
        var finding = limits.At(at);
        return new StreamFreshness(stream.Plan.SourceName, stream.Plan.Name, finding.Verdict, finding.Reason, limits.VerifiedAt, limits.ExpectedBy, limits.StaleAfter)
        {
            StandIn = Engine.Freshness.Fallbacks.StandIn.Of(now, stream, field, at) is { Serves: true, Named: { } other } ? new(other.Plan.SourceName, other.Plan.Name, other.Of(field).VerifiedAt) : null,
        };
    }
}
