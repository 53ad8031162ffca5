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
        return await exports.Csv(http, "drifts.exported", new AuditTarget("stream", stream.ToString(CultureInfo.InvariantCulture), place.Stream.Name), new { }, Columns, All(desk, stream, http.RequestAborted));
    }

    static async IAsyncEnumerable<Drift> All(DriftDesk desk, long stream, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var before = long.MaxValue; ;)
        {
            var page = await desk.History(stream, before, Page, stop);
            foreach (var drift in page) yield return drift;
            if (page.Count < Page) yield break;
            before = page[^1].Id;
        }
    }
}
