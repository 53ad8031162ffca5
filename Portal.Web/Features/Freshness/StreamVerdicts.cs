using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;

namespace Portal.Web.Features.Freshness;

/// <summary>How the verdict of one stream went in the last 30 days.</summary>
public sealed class StreamVerdicts(FreshnessBoard board, VerdictHistory history, TimeProvider clock)
{
    /// <returns>The stream, how it was, and its verdicts, the latest first; null if there is no such stream.</returns>
    public async Task<(FreshnessRow Row, IReadOnlyList<Lasted> Lasted)?> Of(long id, TimeZoneInfo zone)
    {
        var (now, at) = (await board.Now(), clock.GetUtcNow());
        if (now.Stream(id) is not { } stream) return null;
        var told = (await history.Of([id], Past.Begin(at, zone)))[id].ToArray();
        var first = (await history.FirstKnown([id])).GetValueOrDefault(id);
        var finding = stream.Limits.At(at);
        var row = new FreshnessRow(stream, stream.Limits, finding)
        {
            Since = told is [.., var newest] && newest.Finding == finding ? newest.At : null,
            Past = Past.Of(told, first, stream.Plan.Promise.Calendar, at, zone),
            Fields = [.. stream.Plan.Promises.Keys.Order(StringComparer.Ordinal).Select(field => (field, stream.Of(field).At(at).Verdict)).Where(field => field.Verdict != Verdict.Fresh)],
        };
        return (row, [.. told.Select((one, i) => new Lasted(one.At, one.Finding, (i + 1 < told.Length ? told[i + 1].At : at) - one.At)).Reverse()]);
    }
}
