using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Limits;

namespace Portal.Web.Platform.Agents;

/// <summary>Refusals that agents are told, as problem details (RFC 9457). The code is for programs and stays as it is.</summary>
static class AgentProblems
{
    public static Task Write(HttpContext http, Refusal refusal)
    {
        var (status, title) = Of(refusal);
        if (status == StatusCodes.Status401Unauthorized) http.Response.Headers[HeaderNames.WWWAuthenticate] = refusal is KeyMissing ? "Bearer" : "Bearer error=\"invalid_token\"";
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        var problem = TypedResults.Problem(refusal.Message, statusCode: status, title: title, type: status == StatusCodes.Status429TooManyRequests ? "https://tools.ietf.org/html/rfc6585#section-4" : null, extensions: [new("code", Code(refusal))]);
        return problem.ExecuteAsync(http);
    }

    /// <summary>KeyUnknown is told as key-unknown.</summary>
    public static string Code(Refusal refusal) => JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.GetType().Name);

    static (int Status, string Title) Of(Refusal refusal) => refusal switch
    {
        KeyInAddress or SeveralKeys => (StatusCodes.Status400BadRequest, "The key is sent in the wrong way"),
        KeyOverPlainHttp => (StatusCodes.Status403Forbidden, "The connection is not encrypted"),
        AgentDisabled => (StatusCodes.Status403Forbidden, "The agent is disabled"),
        TooManyRequests or TooManyRecords => (StatusCodes.Status429TooManyRequests, "Too much"),
        _ => (StatusCodes.Status401Unauthorized, "Not let in"),
    };
}
