using System.Globalization;
using System.Text;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Blueprints;

/// <summary>All that is configured as a file. Taking it away is itself an entry in the log.</summary>
public static class BlueprintEndpoints
{
    public static void MapBlueprints(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.BlueprintExport, Export).RequireAuthorization(Policies.Admin);

    static async Task<IResult> Export(HttpContext http, BlueprintDesk desk, Changes changes, TimeProvider clock)
    {
        var noted = await changes.Make<Done>(http.User.AsActor(Visitor.Of(http).Address), "configuration.exported", (_, trail) =>
        {
            trail.Note("configuration.exported", new AuditTarget("configuration", "all", "Configuration"));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, http.RequestAborted);
        if (noted.Refusal is { } refusal) return Results.Problem(refusal.Message, statusCode: StatusCodes.Status403Forbidden);
        var text = await desk.Export(stop: http.RequestAborted);
        return Results.File(Encoding.UTF8.GetBytes(text), "application/yaml; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"portal-{clock.GetUtcNow():yyyyMMdd-HHmmss}.yaml"));
    }
}
