using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Web.SampleCompany.Api;

/// <summary>An answer that is complete before a byte of it is sent, so that its ETag can be told.</summary>
sealed record Answer(int Status, byte[] Body, string ContentType)
{
    /// <summary>As most programs write JSON: letters as themselves.</summary>
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Dictionary<string, string> Headers { get; } = [];

    public string ETag => $"\"{Convert.ToHexStringLower(SHA256.HashData(Body).AsSpan(0, 12))}\"";

    public static Answer Of(JsonNode body, int status = 200) => new(status, JsonSerializer.SerializeToUtf8Bytes(body, Plain), "application/json; charset=utf-8");

    public static Answer Problem(int status, string message) => Of(new JsonObject { ["error"] = message }, status);

    public static Answer Nothing() => Problem(404, "There is nothing here. See / for what there is.");

    public Answer With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    /// <param name="http">Whom it is for.</param>
    /// <param name="truncation">Null, "cut" (half of it, as if that were all) or "abort" (half, and the connection breaks).</param>
    public async Task Send(HttpContext http, string? truncation)
    {
        var response = http.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (Status == 200 && HttpMethods.IsGet(http.Request.Method))
        {
            response.Headers.ETag = ETag;
            if (http.Request.Headers.IfNoneMatch == ETag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        var sent = truncation is null ? Body.Length : Body.Length / 2;
        response.ContentType = ContentType;
        response.ContentLength = truncation == "abort" ? Body.Length : sent;
        await response.Body.WriteAsync(Body.AsMemory(0, sent), http.RequestAborted);
        if (truncation != "abort") return;
        await response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    }
}
