using System.Globalization;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Freshness;

/// <summary>The streams with their verdicts as a file, with the filters of the page.</summary>
public static class FreshnessEndpoints
{
    static readonly ExportColumn<(FreshnessGroup Group, FreshnessRow Row)>[] Columns =
    [
        new("gathered_under", one => one.Group.Name), new("source", one => one.Row.Stream.Plan.SourceName), new("stream", one => one.Row.Stream.Plan.Name),
        new("verdict", one => VerdictWords.State(one.Row.Finding.Verdict).Text), new("why", one => VerdictWords.Why(one.Row.Finding.Reason)), new("as_of", one => one.Row.Limits.VerifiedAt),
        new("expected_by", one => Known(one.Row.Limits.ExpectedBy)), new("stale_after", one => Known(one.Row.Limits.StaleAfter)),
    ];

    static readonly ExportColumn<Lasted>[] OfVerdicts =
    [
        new("from", one => one.From), new("verdict", one => VerdictWords.State(one.Finding.Verdict).Text), new("why", one => VerdictWords.Why(one.Finding.Reason)), new("seconds", one => (long)one.Time.TotalSeconds),
    ];

    public static void MapFreshness(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Urls.FreshnessExport, Export).RequireAuthorization(Policies.Manager);
        routes.MapGet(Urls.VerdictsExportRoute, Verdicts).RequireAuthorization(Policies.Manager);
    }

    static async Task<IResult> Export(HttpContext http, FreshnessList list, ListExports exports)
    {
        var query = FreshnessQuery.Of(http.Request.Query);
        var (groups, _, _) = await list.Found(query.Filter(0));
        var rows = groups.SelectMany(group => group.Rows.Select(row => (group, row))).ToAsyncEnumerable();
        return await exports.Csv(http, "freshness.exported", new AuditTarget("list", "freshness", "Freshness"), query, Columns, rows);
    }

    static async Task<IResult> Verdicts(long stream, HttpContext http, StreamVerdicts verdicts, ListExports exports)
    {
        if (await verdicts.Of(stream, Visitor.Of(http).Zone()) is not var (row, lasted)) return Results.NotFound();
        var query = VerdictsQuery.Of(http.Request.Query);
        return await exports.Csv(http, "verdicts.exported", new AuditTarget("stream", stream.ToString(CultureInfo.InvariantCulture), row.Stream.Plan.Name), query, OfVerdicts, query.Narrow(lasted).ToAsyncEnumerable());
    }

    static DateTimeOffset? Known(DateTimeOffset? limit) => limit < DateTimeOffset.MaxValue ? limit : null;
}
