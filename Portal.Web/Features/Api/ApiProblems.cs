using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Portal.Engine;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Credentials;
using Portal.Engine.Data;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Workflows;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>What is refused of a question, as problem details (RFC 9457). The code is for programs and stays as it is.</summary>
static class ApiProblems
{
    public static IResult Of(HttpContext http, Refusal refusal)
    {
        var (status, title) = Kind(refusal);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Problem(refusal.Message, statusCode: status, title: title, type: status == StatusCodes.Status429TooManyRequests ? "https://tools.ietf.org/html/rfc6585#section-4" : null, extensions: [new("code", JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.GetType().Name))]);
    }

    static (int Status, string Title) Kind(Refusal refusal) => refusal switch
    {
        PathUnknown or WorkflowUnknown or EntityUnknown or FieldUnknown or TriggerUnknown or StreamUnknown or NothingThere or NotKnownThen => (StatusCodes.Status404NotFound, "Not here"),
        KeepsNoTriggers => (StatusCodes.Status409Conflict, "The workflow is paused"),
        TooOld => (StatusCodes.Status409Conflict, "It is older than you accept"),
        BeforeHistory => (StatusCodes.Status410Gone, "It is not kept any more"),
        DataKeyUnreadable or SealBroken => (StatusCodes.Status503ServiceUnavailable, "It cannot be opened now"),
        TooManyAtOnce => (StatusCodes.Status429TooManyRequests, "Too many at once"),
        TooManyTriggers => (StatusCodes.Status429TooManyRequests, "Too many wait"),
        BodyTooLarge => (StatusCodes.Status413PayloadTooLarge, "Too large"),
        _ => (StatusCodes.Status400BadRequest, "The question is not proper"),
    };
}
