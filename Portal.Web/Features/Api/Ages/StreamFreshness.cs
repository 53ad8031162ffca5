using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;

namespace Portal.Web.Features.Api.Ages;

/// <summary>How old what a stream brings of a field is.</summary>
sealed record StreamFreshness(string Source, string Stream, Verdict Verdict, Reason Reason, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, DateTimeOffset? StaleAfter)
{
    public static StreamFreshness Of(WatchedStream stream, string field, DateTimeOffset at)
    {
        var limits = stream.Of(field);
        var finding = limits.At(at);
        return new StreamFreshness(stream.Plan.SourceName, stream.Plan.Name, finding.Verdict, finding.Reason, limits.VerifiedAt, limits.ExpectedBy, limits.StaleAfter);
    }
}
