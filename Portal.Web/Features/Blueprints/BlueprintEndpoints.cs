using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Blueprints;

/// <summary>All that is configured as a file. Taking it away is itself an entry in the log.</summary>
public static class BlueprintEndpoints
{
    /// <summary>A letter may be four bytes, and what was brought in is given back as it was.</summary>
    const int MostBytes = 4 * (int)BlueprintsPage.MostBytes;

    /// <summary>What a form has besides.</summary>
    const int AroundIt = 100_000;

    public static void MapBlueprints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Urls.BlueprintExport, (HttpContext http, BlueprintDesk desk, Changes changes, TimeProvider clock) => Export(http, desk, changes, clock, null)).RequireAuthorization(Policies.Admin);
        routes.MapPost(Urls.BlueprintExport, ExportInto).RequireAuthorization(Policies.Admin)
            .WithFormOptions(valueLengthLimit: MostBytes).WithMetadata(new RequestSizeLimitAttribute(MostBytes + AroundIt));
    }

    /// <summary>The same with the comments of a file that somebody keeps, which is sent along.</summary>
    static async Task<IResult> ExportInto(HttpContext http, IAntiforgery antiforgery, BlueprintDesk desk, Changes changes, TimeProvider clock)
    {
        if (http.Request.ContentLength > MostBytes + AroundIt)
        {
            // Longer than any configuration. A browser hears of it once it has sent all of it.
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            return Results.LocalRedirect(Urls.BlueprintsUnread);
        }

        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var older = await Older(await http.Request.ReadFormAsync(http.RequestAborted), http.RequestAborted);
        // Without its comments the file would be taken for what was asked for.
        return BlueprintDesk.CanRead(older) ? await Export(http, desk, changes, clock, older) : Results.LocalRedirect(Urls.BlueprintsUnread);
    }

    static async Task<string> Older(IFormCollection form, CancellationToken stop)
    {
        if (form.Files[KeptComments.File] is not { } file) return form[KeptComments.Text].ToString();
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(stop);
    }

    static async Task<IResult> Export(HttpContext http, BlueprintDesk desk, Changes changes, TimeProvider clock, string? into)
    {
        var noted = await changes.Make<Done>(http.User.AsActor(Visitor.Of(http).Address), "configuration.exported", (_, trail) =>
        {
            trail.Note("configuration.exported", new AuditTarget("configuration", "all", "Configuration"));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, http.RequestAborted);
        if (noted.Refusal is { } refusal) return Results.Problem(refusal.Message, statusCode: StatusCodes.Status403Forbidden);
        var text = await desk.Export(into, http.RequestAborted);
        return Results.File(Encoding.UTF8.GetBytes(text), "application/yaml; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"portal-{clock.GetUtcNow():yyyyMMdd-HHmmss}.yaml"));
    }
}
