using System.Globalization;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync.Runs;
using Portal.Web.Features.Sources.Records;
using Portal.Web.Features.Sources.Runs;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Sources;

/// <summary>The lists of the sources, of runs and of records as files, with the filters of their pages.</summary>
static class SourceExports
{
    static readonly ExportColumn<SourceRow>[] OfSources =
    [
        new("id", row => row.Source.Id), new("name", row => row.Source.Name), new("environment", row => RunWords.Environment(row.Source.Environment).Text), new("address", row => row.Source.Address.ToString()),
        new("freshness", row => row.Worst is { } worst ? VerdictWords.State(worst.Verdict).Text : null), new("streams", row => row.Streams.Count), new("records", row => row.Records),
        new("last_run_state", row => row.Last is { } last ? RunWords.State(last.State).Text : null), new("last_run_at", row => row.Last?.StartedAt), new("waits_for", row => row.Needs is [var first, ..] ? RunWords.Short(first.Who) : null),
    ];

    static readonly ExportColumn<Run>[] OfRuns =
    [
        new("id", run => run.Id), new("state", run => RunWords.State(run.State).Text), new("started_at", run => run.StartedAt), new("ended_at", run => run.EndedAt), new("why", RunWords.Why),
        new("attempts", run => run.Attempts), new("pages", run => run.Pages), new("read", run => run.Read), new("added", run => run.Added), new("changed", run => run.Changed), new("unchanged", run => run.Unchanged),
        new("deleted", run => run.Deleted), new("in_quarantine", run => run.Quarantined), new("waits_for", run => run.Who is { } who ? RunWords.Short(who) : null), new("message", run => run.Message),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Urls.SourcesExport, Sources).RequireAuthorization(Policies.Manager);
        routes.MapGet(Urls.RunsExportRoute, Runs).RequireAuthorization(Policies.Manager);
        routes.MapGet(Urls.RecordsExportRoute, Records).RequireAuthorization(Policies.Manager);
    }

    static Task<IResult> Sources(HttpContext http, SourceList list, ListExports exports)
    {
        var query = SourceQuery.Of(http.Request.Query);
        return exports.Csv(http, "sources.exported", new AuditTarget("list", "sources", "Sources"), query, OfSources, list.All(query, http.RequestAborted));
    }

    static async Task<IResult> Runs(long feed, HttpContext http, SourcePlaces places, RunBook book, ListExports exports)
    {
        if (await places.OfFeed(feed) is not var (place, found)) return Results.NotFound();
        var query = RunQuery.Of(http.Request.Query);
        return await exports.Csv(http, "runs.exported", new AuditTarget("feed", Text(feed), $"{place.Stream.Name}, {found.Name}"), query, OfRuns, book.All(feed, query.Filter(), http.RequestAborted));
    }

    /// <summary>As the page shows them: what is sensitive is hidden here too.</summary>
    static async Task<IResult> Records(long stream, HttpContext http, SourcePlaces places, RecordBrowser browser, ListExports exports)
    {
        if (await places.OfStream(stream) is not { } place) return Results.NotFound();
        var query = RecordsQuery.Of(http.Request.Query);
        var rows = browser.All(stream, query.Query(null, null), http.RequestAborted).Select(record => new RecordRowText(record, FieldText.Read(place.Entity, record.Body)));
        return await exports.Csv(http, "records.exported", new AuditTarget("stream", Text(stream), place.Stream.Name), query, OfRecords(place.Entity), rows);
    }

    static ExportColumn<RecordRowText>[] OfRecords(Entity entity) =>
    [
        new("key", row => row.Record.Key), new("deleted", row => row.Record.IsDeleted ? "yes" : "no"), new("stored_at", row => row.Record.At), new("seen_at", row => row.Record.SeenAt),
        .. entity.Fields.Select(field => new ExportColumn<RecordRowText>(field.Name, row => row.Values[field.Name].Text)),
    ];

    static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
