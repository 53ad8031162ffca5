using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Portal.Engine;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Mcp;

/// <summary>What is refused before a message is answered, as JSON-RPC has it. The code in it is for programs and stays as it is.</summary>
static class McpErrors
{
    /// <param name="http">Who asks.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="id">The number of the request, where that much of it was understood.</param>
    public static Task Write(HttpContext http, Refusal refusal, RequestId? id = null)
    {
        var (status, code) = Of(refusal);
        http.Response.StatusCode = status;
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        var error = new Error((int)code, refusal.Message, new Data(AgentProblems.Code(refusal)));
        // The id has to be there, also where it is null.
        return http.Response.WriteAsJsonAsync(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["id"] = id?.Id, ["error"] = error }, GateAnswer.Json, http.RequestAborted);
    }

    static (int Status, McpErrorCode Code) Of(Refusal refusal) => refusal switch
    {
        OriginUnfit => (StatusCodes.Status403Forbidden, McpErrorCode.InvalidRequest),
        ContentTypeUnfit => (StatusCodes.Status415UnsupportedMediaType, McpErrorCode.InvalidRequest),
        AcceptUnfit => (StatusCodes.Status406NotAcceptable, McpErrorCode.InvalidRequest),
        MessageTooLarge => (StatusCodes.Status413PayloadTooLarge, McpErrorCode.InvalidRequest),
        MessageUnreadable => (StatusCodes.Status400BadRequest, McpErrorCode.ParseError),
        ParamsUnfit or ParamTwice or TextUnfit => (StatusCodes.Status200OK, McpErrorCode.InvalidParams),
        HeaderMismatch => (StatusCodes.Status400BadRequest, McpErrorCode.HeaderMismatch),
        _ => (StatusCodes.Status400BadRequest, McpErrorCode.InvalidRequest),
    };

    sealed record Error(int Code, string Message, Data Data);

    sealed record Data(string Code);
}
