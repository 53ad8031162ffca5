using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Audit;

/// <summary>The audit log as a file, with the filters of the page. Taking it away is itself an entry.</summary>
public static class AuditEndpoints
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.AuditExport, Export).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Export(HttpContext http, AuditLog log, Changes changes, TimeProvider clock, string? format)
    {
        if (format is not ("csv" or "json")) return Results.Problem("Choose format=csv or format=json.", statusCode: StatusCodes.Status400BadRequest);
        var visitor = Visitor.Of(http);
        var query = AuditQuery.Of(http.Request.Query);
        await changes.Make<Done>(http.User.AsActor(visitor.Address), "audit.exported", (_, trail) =>
        {
            trail.Note("audit.exported", new AuditTarget("audit", "log", "Audit log"), JsonSerializer.Serialize(query, Json));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, http.RequestAborted);

        var entries = log.Export(query.Filter(visitor), http.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"portal-audit-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{format}");
        return format == "csv"
            ? Results.Stream(body => AuditCsv.Write(body, entries), "text/csv; charset=utf-8", name)
            : Results.Stream(body => JsonSerializer.SerializeAsync(body, entries, Json, http.RequestAborted), "application/json; charset=utf-8", name);
    }
}
