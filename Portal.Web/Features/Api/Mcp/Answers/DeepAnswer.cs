using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Portal.Web.Features.Api.Mcp.Answers;

/// <summary>
/// An answer that holds a value deeper than the package for the protocol writes: mapping lets a value be as deep as a whole message
/// may be there. It goes out as that would have written it.
/// </summary>
static class DeepAnswer
{
    /// <summary>What the package writes, less what stands around an answer in a message.</summary>
    const int Usual = 60;

    static readonly JsonSerializerOptions Writing = new(McpJsonUtilities.DefaultOptions) { MaxDepth = 2 * AnswerJson.Deepest };

    public static bool Is(CallToolResult told) => told.StructuredContent is { } answer && IsDeeper(answer, Usual);

    public static async Task Write(HttpContext http, RequestId id, CallToolResult told)
    {
        var message = $$"""{"jsonrpc":"2.0","id":{{JsonSerializer.Serialize(id, Writing)}},"result":{{JsonSerializer.Serialize(told, Writing)}} }""";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: message\ndata: {message}\n\n"), http.RequestAborted);
    }

    static bool IsDeeper(JsonElement value, int levels) => value.ValueKind switch
    {
        JsonValueKind.Array => levels == 0 || value.EnumerateArray().Any(one => IsDeeper(one, levels - 1)),
        JsonValueKind.Object => levels == 0 || value.EnumerateObject().Any(one => IsDeeper(one.Value, levels - 1)),
        _ => false,
    };
}
