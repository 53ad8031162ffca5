using System.Globalization;
using Portal.Engine.Audit;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Timelines;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;
using Portal.Web.Ui.Changes;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>What happened to a source as a file, with the filters of its page.</summary>
static class TimelineExport
{
    static readonly ExportColumn<TimelineEvent>[] Columns =
    [
        new("at", one => one.At), new("what", one => one.Run is null ? "change" : "run"), new("id", one => one.Run?.Id ?? one.Change?.Id), new("stream", one => one.Stream), new("feed", one => one.Feed),
        new("said", one => one.Run is { } run ? RunWords.State(run.State).Text : ChangeWords.Say(one.Change!.Action)), new("who", one => one.Run is { } run ? RunWords.Why(run) : one.Change!.Who),
        new("target", one => one.Change?.TargetName), new("message", one => one.Run?.Message), new("before", one => one.Change?.Before), new("after", one => one.Change?.After),
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Urls.TimelineExportRoute, Export).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Export(long source, HttpContext http, SourceRegistry sources, SourceTimeline timeline, ListExports exports)
    {
        if (await sources.Find(source) is not { } found) return Results.NotFound();
        var query = TimelineQuery.Of(http.Request.Query);
        var filter = query.Filter(await timeline.People(source, http.RequestAborted), Visitor.Of(http));
        return await exports.Csv(http, "timeline.exported", new AuditTarget("source", source.ToString(CultureInfo.InvariantCulture), found.Name), query, Columns, timeline.All(source, filter, http.RequestAborted));
    }
}
