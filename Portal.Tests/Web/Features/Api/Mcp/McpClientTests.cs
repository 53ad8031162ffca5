using System.Diagnostics;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>The clients that others write: they list all there is and call every tool.</summary>
public sealed class McpClientTests
{
    static readonly string[] Resources = ["portal://entities", "portal://entities/customer", "portal://workflows/name-watch/gate"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_packages_own_client_lists_and_calls_every_tool(DatabaseKind kind)
    {
        await using var house = await McpHouse.Open(kind);
        var key = await house.Key(house.Only("customer"));
        await using var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(house.Portal.Address, Urls.Mcp),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key.Key.Reveal()}" },
        });
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: Stop);

        Assert.Equal("portal", client.ServerInfo?.Name);
        Assert.Contains("check_gate", client.ServerInstructions ?? "", StringComparison.Ordinal);
        var tools = await client.ListToolsAsync(cancellationToken: Stop);
        Assert.Equal(McpCalls.All.Keys.Order(StringComparer.Ordinal), tools.Select(tool => tool.Name));
        foreach (var tool in tools)
        {
            Assert.Equal((true, false, true, false), (tool.ProtocolTool.Annotations!.ReadOnlyHint, tool.ProtocolTool.Annotations.DestructiveHint, tool.ProtocolTool.Annotations.IdempotentHint, tool.ProtocolTool.Annotations.OpenWorldHint));
            var answer = await client.CallToolAsync(tool.Name, JsonSerializer.Deserialize<Dictionary<string, object?>>(McpCalls.All[tool.Name]), cancellationToken: Stop);
            IsWhole(tool.Name, answer.IsError == true, answer.StructuredContent, Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text);
        }

        var resources = await client.ListResourcesAsync(cancellationToken: Stop);
        Assert.Equal(Resources, resources.Select(resource => resource.Uri));
        Assert.Equal(2, (await client.ListResourceTemplatesAsync(cancellationToken: Stop)).Count);
        foreach (var resource in resources)
        {
            var read = await client.ReadResourceAsync(resource.Uri, cancellationToken: Stop);
            var content = Assert.IsType<TextResourceContents>(Assert.Single(read.Contents));
            Assert.True(JsonDocument.Parse(content.Text).RootElement.TryGetProperty("freshness", out _));
            Assert.InRange((long)content.Meta!["ttlSeconds"]!, 1, 300);
        }
    }

    [Fact]
    public async Task The_client_from_npm_lists_and_calls_every_tool()
    {
        await using var house = await McpHouse.Open();
        var key = await house.Key(house.Only("customer"));
        await using var node = new ChildProgram(new ProcessStartInfo("node", ["Web/Features/Api/Mcp/client.mjs"]) { WorkingDirectory = Repository.Path("Portal.Tests") });
        await node.Input.WriteLineAsync(JsonSerializer.Serialize(new { url = new Uri(house.Portal.Address, Urls.Mcp), key = key.Key.Reveal(), calls = McpCalls.All.ToDictionary(call => call.Key, call => JsonSerializer.Deserialize<JsonElement>(call.Value)) }));
        await node.Input.FlushAsync(Stop);

        using var told = JsonDocument.Parse((await node.Line("^\\{.+\\}$", Stop)).Value);
        Assert.Equal(McpCalls.All.Keys.Order(StringComparer.Ordinal), told.RootElement.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()));
        Assert.Equal(Resources, told.RootElement.GetProperty("resources").EnumerateArray().Select(resource => resource.GetString()));
        Assert.Equal(2, told.RootElement.GetProperty("templates").GetInt32());
        foreach (var (tool, answer) in told.RootElement.GetProperty("answers").EnumerateObject().Select(one => (one.Name, one.Value)))
            IsWhole(tool, answer.TryGetProperty("isError", out var isError) && isError.GetBoolean(), answer.TryGetProperty("structuredContent", out var structured) ? structured : null, answer.GetProperty("content")[0].GetProperty("text").GetString()!);
        Assert.Equal(McpCalls.All.Count, told.RootElement.GetProperty("answers").EnumerateObject().Count());
        Assert.All(told.RootElement.GetProperty("read").EnumerateArray(), text => Assert.Contains("\"freshness\"", text.GetString(), StringComparison.Ordinal));
        Assert.Equal(0, await node.Ended(Stop));
    }

    static void IsWhole(string tool, bool isError, JsonElement? content, string text)
    {
        Assert.False(isError, $"{tool}: {text}");
        var structured = content!.Value;
        Assert.True(JsonElement.DeepEquals(structured, JsonDocument.Parse(text).RootElement), tool);
        Assert.True(structured.GetProperty("freshness").TryGetProperty("verdict", out var verdict), tool);
        Assert.True(verdict.GetString() == "fresh", $"{tool}: {text}");
    }
}
