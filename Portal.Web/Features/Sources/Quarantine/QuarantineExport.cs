using System.Globalization;
using Portal.Engine.Audit;
using Portal.Engine.Store.Reading;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

namespace Portal.Web.Features.Sources.Quarantine;

/// <summary>What a feed has in quarantine as a file, without what the source said in the rows.</summary>
static class QuarantineExport
{
    static readonly ExportColumn<RefusedRowText>[] Columns =
    [
        new("key", row => row.Row.Key), new("deletion", row => row.Row.IsDeleted ? "yes" : "no"), new("since", row => row.Row.FirstAt), new("last_read_at", row => row.Row.SeenAt), new("last_tried_by_run", row => row.Row.Run),
        new("fields", row => string.Join("; ", row.Why.Select(one => one.Field).OfType<string>())), new("why", row => string.Join(" ", row.Why.Select(one => one.Field is { } field ? $"{field}: {one.Why}" : one.Why))),
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Urls.QuarantineExportRoute, Export).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Export(long feed, HttpContext http, SourcePlaces places, QuarantineBrowser browser, ListExports exports)
    {
        if (await places.OfFeed(feed) is not var (place, found)) return Results.NotFound();
        var (query, sight) = (QuarantineQuery.Of(http.Request.Query), QuarantineScene.Of(place, found));
        var rows = browser.All(feed, query.Query(null, null), http.RequestAborted).Select(row => RefusedRowText.Of(row, sight));
        return await exports.Csv(http, "quarantine.exported", new AuditTarget("feed", feed.ToString(CultureInfo.InvariantCulture), $"{place.Stream.Name}, {found.Name}"), query, Columns, rows);
    }
}
