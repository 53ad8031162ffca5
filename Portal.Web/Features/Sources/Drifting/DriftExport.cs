using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Engine.Audit;
using Portal.Engine.Sync.Drifting;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>How the rows of a stream changed as a file.</summary>
static class DriftExport
{
    const int Page = 200;

    static readonly ExportColumn<Drift>[] Columns =
    [
        new("noticed_at", drift => drift.OpenedAt), new("what", drift => string.Join("; ", drift.Changes.Select(DriftWords.Say))), new("how_it_ended", DriftText.End), new("ended_at", drift => drift.ClosedAt),
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Urls.DriftsExportRoute, Export).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Export(long stream, HttpContext http, SourcePlaces places, DriftDesk desk, ListExports exports)
    {
        if (await places.OfStream(stream) is not { } place) return Results.NotFound();
        var query = DriftQuery.Of(http.Request.Query);
        return await exports.Csv(http, "drifts.exported", new AuditTarget("stream", stream.ToString(CultureInfo.InvariantCulture), place.Stream.Name), query, Columns, All(desk, stream, query.Filter(), http.RequestAborted));
    }

    static async IAsyncEnumerable<Drift> All(DriftDesk desk, long stream, DriftFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        for (long? after = null; ;)
        {
            var page = await desk.History(stream, filter, after, Page, stop);
            foreach (var drift in page) yield return drift;
            if (page.Count < Page) yield break;
            after = page[^1].Id;
        }
    }
}
