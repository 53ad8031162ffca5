using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Web.Features.Data.Cells;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Data;

/// <summary>The entities, and the unified records of one, as files with the filters of their pages. What is sensitive is not listed, and so not here either.</summary>
public static class DataExports
{
    static readonly ExportColumn<ShelfRow>[] OfEntities =
    [
        new("name", row => row.Entity.Name), new("label", row => row.Entity.Label), new("kind", row => row.Entity.Kind == EntityKind.Happening ? "Happenings" : "Things"), new("records", row => row.Records),
        new("from", row => string.Join("; ", row.Sources)), new("worst_verdict", row => VerdictWords.State(row.Worst.Verdict).Text), new("why", row => VerdictWords.Why(row.Worst.Reason)), new("as_of", row => row.AsOf),
    ];

    public static void MapData(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Urls.EntitiesExport, Entities).RequireAuthorization(Policies.Manager);
        routes.MapGet(Urls.DataExportRoute, Records).RequireAuthorization(Policies.Manager);
    }

    static async Task<IResult> Entities(HttpContext http, DataShelf shelf, ListExports exports)
    {
        var query = ShelfQuery.Of(http.Request.Query);
        return await exports.Csv(http, "entities.exported", new AuditTarget("list", "entities", "Entities"), query, OfEntities, (await shelf.All(query)).ToAsyncEnumerable());
    }

    static async Task<IResult> Records(string entity, HttpContext http, DataSight sight, DataReader reader, ListExports exports)
    {
        if (await sight.Of(entity) is not var (found, model) || model.Find(entity) is not { } seen) return Results.NotFound();
        var query = EntityQuery.Of(http.Request.Query);
        var asked = query.Ask(seen, DataQuery.LargestPage);
        if (!(await reader.Query(model, asked, http.RequestAborted)).Succeeded(out var first, out var refusal)) return Results.Problem(refusal.Message, statusCode: StatusCodes.Status400BadRequest);
        return await exports.Csv(http, "data.exported", new AuditTarget("entity", found.Id.ToString(CultureInfo.InvariantCulture), found.Label), query, Columns(seen, asked), All(reader, model, asked, first, http.RequestAborted));
    }

    static ExportColumn<DataRecord>[] Columns(ScopedEntity seen, DataQuery asked) =>
    [
        new("id", record => record.Id), new("verdict", record => VerdictWords.State(record.Verdict).Text), new("as_of", record => record.AsOf),
        .. asked.Fields!.Select(seen.Field).OfType<EntityField>().Select(field => new ExportColumn<DataRecord>(field.Name, record => Value(record, field))),
    ];

    static string? Value(DataRecord record, EntityField field) =>
        record.Fields.FirstOrDefault(one => one.Name == field.Name) is { } said ? ValueText.Of(said.Value, field.Type).Text : null;

    static async IAsyncEnumerable<DataRecord> All(DataReader reader, ScopedModel model, DataQuery asked, DataPage page, [EnumeratorCancellation] CancellationToken stop)
    {
        for (; ;)
        {
            foreach (var record in page.Records) yield return record;
            if (page.Next is null) yield break;
            // Half a list must not look like a whole one: whoever takes it sees that it broke off.
            if (!(await reader.Query(model, asked with { Cursor = page.Next }, stop)).Succeeded(out page!, out var refusal)) throw new InvalidOperationException(refusal.Message);
        }
    }
}
