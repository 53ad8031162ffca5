using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Engine.Audit;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Mapping;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;
using Portal.Web.Verdicts;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Web.Features.Sources.Streams;

/// <summary>What the tabs Schema, Mapping and Data of a source show as files, of all its streams that are searched for.</summary>
static class StreamExports
{
    const int Page = 100;

    static readonly ExportColumn<(Stream Stream, Feed Feed, SchemaRow Row)>[] OfSchema =
    [
        new("stream", one => one.Stream.Name), new("feed", one => one.Feed.Name), new("field", one => one.Row.Field.Path), new("kind", one => DriftWords.Say(one.Row.Field.Kind)), new("in_rows", one => Math.Round(one.Row.Field.Share, 3)),
        new("filled", one => Math.Round(one.Row.Field.Filled, 3)), new("since", one => one.Row.Field.FirstSeen), new("mapped_to", one => string.Join(", ", one.Row.MapsTo)),
    ];

    static readonly ExportColumn<(StreamOnBoard Stream, FeedMapping Feed, FieldWay Way)>[] OfMapping =
    [
        new("stream", one => one.Stream.Stream.Name), new("feed", one => one.Feed.Feed.Name), new("entity", one => one.Stream.Entity.Name), new("field", one => one.Way.To), new("comes_from", one => string.Join(", ", one.Way.From)),
        new("on_the_way", one => string.Join(", then ", one.Way.Steps)), new("matches", one => one.Way.Matches ? "yes" : "no"), new("changed_at", one => one.Feed.Changed?.At), new("changed_by", one => one.Feed.Changed?.Who),
    ];

    static readonly ExportColumn<(StreamOnBoard Stream, WatchedStream? Watched, Finding? Finding)>[] OfData =
    [
        new("id", one => one.Stream.Stream.Id), new("stream", one => one.Stream.Stream.Name), new("entity", one => one.Stream.Entity.Name), new("records", one => one.Stream.Records), new("in_quarantine", one => one.Stream.Waiting),
        new("verdict", one => one.Finding is { } finding ? VerdictWords.State(finding.Verdict).Text : null), new("why", one => one.Finding is { } finding ? VerdictWords.Why(finding.Reason) : null), new("as_of", one => one.Watched?.Limits.VerifiedAt),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Urls.SourceSchemaExportRoute, Schema).RequireAuthorization(Policies.Manager);
        routes.MapGet(Urls.SourceMappingExportRoute, Mappings).RequireAuthorization(Policies.Manager);
        routes.MapGet(Urls.SourceDataExportRoute, Data).RequireAuthorization(Policies.Manager);
    }

    static Task<IResult> Schema(long source, HttpContext http, SourceRegistry sources, SourceBoard board, StreamSchemas schemas, ListExports exports) => Give(source, http, sources, exports, "schema.exported", OfSchema, (query, stop) => Pages(board, source, query, stop)
        .SelectMany(async (streams, _, stopped) => (await schemas.Of(streams, stopped)).SelectMany(stream => stream.Feeds.SelectMany(feed => feed.Rows.Select(row => (stream.Stream.Stream, feed.Feed, row))))));

    static Task<IResult> Mappings(long source, HttpContext http, SourceRegistry sources, SourceBoard board, StreamMappings mappings, ListExports exports) => Give(source, http, sources, exports, "mappings.exported", OfMapping, (query, stop) => Pages(board, source, query, stop)
        .SelectMany(async (streams, _, stopped) => (await mappings.Of(streams, stopped)).SelectMany(stream => stream.Feeds.SelectMany(feed => feed.Fields.Select(way => (stream.Stream, feed, way))))));

    static async Task<IResult> Data(long source, HttpContext http, SourceRegistry sources, SourceBoard board, FreshnessBoard freshness, TimeProvider clock, ListExports exports)
    {
        var (now, at) = (await freshness.Now(http.RequestAborted), clock.GetUtcNow());
        return await Give(source, http, sources, exports, "streams.exported", OfData, (query, stop) => Pages(board, source, query, stop).SelectMany(streams => streams.Select(stream =>
        {
            var watched = now.Stream(stream.Stream.Id);
            return (stream, watched, watched?.Limits.At(at));
        }).ToAsyncEnumerable()));
    }

    static async Task<IResult> Give<T>(long source, HttpContext http, SourceRegistry sources, ListExports exports, string action, ExportColumn<T>[] columns, Func<StreamsQuery, CancellationToken, IAsyncEnumerable<T>> rows)
    {
        if (await sources.Find(source, http.RequestAborted) is not { } found) return Results.NotFound();
        var query = StreamsQuery.Of(http.Request.Query);
        return await exports.Csv(http, action, new AuditTarget("source", source.ToString(CultureInfo.InvariantCulture), found.Name), query, columns, rows(query, http.RequestAborted));
    }

    static async IAsyncEnumerable<IReadOnlyList<StreamOnBoard>> Pages(SourceBoard board, long source, StreamsQuery query, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var skip = 0; ; skip += Page)
        {
            var page = await board.Page(source, query.Filter(), skip, Page, stop);
            if (page.Streams.Count > 0) yield return page.Streams;
            if (page.Streams.Count < Page) yield break;
        }
    }
}
