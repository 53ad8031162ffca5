using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

namespace Portal.Web.Features.Audit;

/// <summary>The audit log as a file, with the filters of the page.</summary>
public static class AuditEndpoints
{
    const string Action = "audit.exported";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly ExportColumn<AuditEntry>[] Columns =
    [
        new("id", e => e.Id), new("at", e => e.At), new("who", e => e.Who), new("person_id", e => e.PersonId?.ToString()), new("address", e => e.Address), new("action", e => e.Action),
        new("target_kind", e => e.TargetKind), new("target_id", e => e.TargetId), new("target_name", e => e.TargetName), new("before", e => e.Before), new("after", e => e.After),
    ];

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.AuditExport, Export).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Export(HttpContext http, AuditLog log, ListExports exports, string? format)
    {
        if (format is not ("csv" or "json")) return Results.Problem("Choose format=csv or format=json.", statusCode: StatusCodes.Status400BadRequest);
        var query = AuditQuery.Of(http.Request.Query);
        var target = new AuditTarget("audit", "log", "Audit log");
        var entries = log.Export(query.Filter(Visitor.Of(http)), http.RequestAborted);
        if (format == "csv") return await exports.Csv(http, Action, target, query, Columns, entries);
        return await exports.Noted(http, Action, target, query, () =>
            Results.Stream(body => JsonSerializer.SerializeAsync(body, entries, Json, http.RequestAborted), "application/json; charset=utf-8", exports.FileName(Action, format)));
    }
}
