using System.Text;
using System.Text.Json;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>An agent that speaks the protocol by hand, so that a test sees each byte of an answer.</summary>
sealed class McpCaller : IDisposable
{
    public const string Accepted = "application/json, text/event-stream";

    readonly HttpClient _client;
    int _id;

    public McpCaller(PortalUnderTest portal, string key)
    {
        _client = portal.NewClient();
        _client.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <returns>The whole message that came back.</returns>
    public async Task<JsonElement> Ask(string method, object? given = null)
    {
        using var answer = await Send(JsonSerializer.Serialize(new { jsonrpc = "2.0", id = ++_id, method, @params = given ?? new { } }));
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(Data(text), new JsonDocumentOptions { MaxDepth = 256 });
        return json.RootElement.Clone();
    }

    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Its arguments, as JSON.</param>
    public async Task<JsonElement> Call(string tool, string arguments = "{}") =>
        (await Ask("tools/call", new { name = tool, arguments = JsonSerializer.Deserialize<JsonElement>(arguments) })).GetProperty("result");

    public async Task<HttpResponseMessage> Send(string body, Action<HttpRequestMessage>? adjust = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Urls.Mcp) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", Accepted);
        adjust?.Invoke(request);
        return await _client.SendAsync(request, Stop);
    }

    public void Dispose() => _client.Dispose();

    static string Data(string events) => events.Split('\n').First(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..];
}
