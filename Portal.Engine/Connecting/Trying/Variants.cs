using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Settings with something more said in each request, in the query or in the body.</summary>
static class Variants
{
    /// <summary>What is found is kept in the body, where people read it.</summary>
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where parameters of these settings belong.</summary>
    public static ParameterPlace Place(RestSettings settings) => settings.Method == RestMethod.Post ? ParameterPlace.Body : ParameterPlace.Query;

    /// <summary>GraphQL has its parameters in the variables.</summary>
    public static bool IsGraphQl(RestSettings settings) => settings.Method == RestMethod.Post && settings.Body is { } body && JsonNode.Parse(body) is JsonObject { } sent && sent["query"] is JsonValue query && query.TryGetValue<string>(out var text) && text.Contains('{', StringComparison.Ordinal);

    public static RestSettings With(RestSettings settings, IEnumerable<(string Name, string Value)> said, bool areNumbers = false)
    {
        if (Place(settings) == ParameterPlace.Query) return settings with { Parameters = [.. settings.Parameters.Where(one => said.All(other => other.Name != one.Name)), .. said.Select(one => new NamedValue { Name = one.Name, Value = one.Value })] };
        var body = string.IsNullOrWhiteSpace(settings.Body) ? new JsonObject() : JsonNode.Parse(settings.Body)!;
        foreach (var (name, value) in said)
        {
            if (BodyPath.Leads(body, name)) BodyPath.Set(body, name, value, areNumbers);
        }

        return settings with { Body = body.ToJsonString(Readable) };
    }

    /// <summary>With these said to be so.</summary>
    public static RestSettings WithTrue(RestSettings settings, IEnumerable<string> names)
    {
        if (Place(settings) == ParameterPlace.Query) return With(settings, names.Select(name => (name, "true")));
        var body = string.IsNullOrWhiteSpace(settings.Body) ? new JsonObject() : JsonNode.Parse(settings.Body)!;
        foreach (var name in names.Where(name => BodyPath.Leads(body, name))) BodyPath.SetTrue(body, name);
        return settings with { Body = body.ToJsonString(Readable) };
    }
}
