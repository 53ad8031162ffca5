using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Portal.Engine;
using Portal.Web.Features.Api.Mcp.Asking;
using Portal.Web.Platform.Network;

namespace Portal.Web.Features.Api.Mcp;

/// <summary>Reads the one message of a request, if all about it is as the protocol's streamable HTTP asks.</summary>
sealed class McpDoor(OwnAddress own)
{
    const string VersionHeader = "MCP-Protocol-Version", MethodHeader = "Mcp-Method", NameHeader = "Mcp-Name";

    const int Kilobyte = 1024, MostKilobytes = 256;

    static readonly string[] Versions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

    static readonly MediaTypeHeaderValue Json = new("application/json"), Events = new("text/event-stream");

    public async Task<Outcome<McpQuestion>> Read(HttpContext http)
    {
        var request = http.Request;
        if (!IsOurs(request)) return new OriginUnfit();
        if (!request.HasJsonContentType()) return new ContentTypeUnfit();
        var accept = request.GetTypedHeaders().Accept;
        if (!accept.Any(Json.IsSubsetOf) || !accept.Any(Events.IsSubsetOf)) return new AcceptUnfit();
        var version = request.Headers[VersionHeader].ToString();
        if (version.Length > 0 && !Versions.Contains(version)) return new ProtocolUnfit(Versions);
        if (!(await Body(http)).Succeeded(out var body, out var refusal) || !Understood(body).Succeeded(out var question, out refusal)) return refusal;
        var message = question.Message;
        if (question.Unfit is null && Mismatch(request, message, isStrict: version == Versions[^1]) is { } mismatch) return mismatch;
        message.Context = new JsonRpcMessageContext { User = http.User, ProtocolVersion = version.Length > 0 ? version : null };
        return question;
    }

    /// <summary>Programs send no origin. A page that was given this machine's address under another name sends that name.</summary>
    bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Origin is not [_, ..] origins) return true;
        if (origins.Count > 1 || !Uri.TryCreate(origins[0], UriKind.Absolute, out var origin)) return false;
        var at = origin.GetLeftPart(UriPartial.Authority);
        if (at == own.Reached.GetLeftPart(UriPartial.Authority)) return true;
        return request.HttpContext.AsksForThisMachine() && Caller.IsThisMachine(origin.Host) && at == $"{request.Scheme}://{request.Host}";
    }

    static async Task<Outcome<ReadOnlyMemory<byte>>> Body(HttpContext http)
    {
        if (http.Request.ContentLength > MostKilobytes * Kilobyte) return new MessageTooLarge(MostKilobytes);
        var buffer = new byte[(MostKilobytes * Kilobyte) + 1];
        var read = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        return read == buffer.Length ? new MessageTooLarge(MostKilobytes) : (ReadOnlyMemory<byte>)buffer.AsMemory(0, read);
    }

    static Outcome<McpQuestion> Understood(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span)) return new MessageUnreadable();
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new MessageUnfit();
            return Message(body) is { } message ? new McpQuestion(message, message is JsonRpcRequest asked ? ParamsCheck.Of(asked.Method, json.RootElement) : null) : new MessageUnfit();
        }
        catch (JsonException)
        {
            return new MessageUnreadable();
        }
    }

    static JsonRpcMessage? Message(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonRpcMessage>(body.Span, McpJsonUtilities.DefaultOptions);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Newer clients say in headers what they ask, and whoever looks at those alone must not be told something else than is done.</summary>
    static HeaderMismatch? Mismatch(HttpRequest request, JsonRpcMessage message, bool isStrict)
    {
        if (!isStrict || message is not JsonRpcRequest asked) return null;
        if (request.Headers[MethodHeader] != asked.Method) return new HeaderMismatch(MethodHeader);
        var name = asked.Method switch
        {
            RequestMethods.ToolsCall => asked.Params?["name"],
            RequestMethods.ResourcesRead => asked.Params?["uri"],
            _ => null,
        };
        return name is null || request.Headers[NameHeader] == name.ToString() ? null : new HeaderMismatch(NameHeader);
    }
}
