using System.Text.Json;

namespace Portal.Web.Features.Api.Mcp.Answers;

/// <summary>What answers look like, for clients that check them.</summary>
static class OutputSchema
{
    const string Freshness = """{"type":"object","description":"The worst verdict of what is answered, and as of when all of it was so.","properties":{"verdict":{"type":"string","enum":["fresh","late","unknown","stale"]},"asOf":{"type":"string"}},"required":["verdict"]}""";

    /// <param name="properties">What stands beside the freshness, as it stands in a schema.</param>
    /// <param name="required">Those that are always there.</param>
    public static JsonElement Of(string properties, params string[] required)
    {
        var always = string.Join(',', required.Append("freshness").Select(name => $"\"{name}\""));
        using var json = JsonDocument.Parse($$"""{"type":"object","properties":{"freshness":{{Freshness}},{{properties}}},"required":[{{always}}]}""");
        return json.RootElement.Clone();
    }
}
