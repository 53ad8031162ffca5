using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Portal.Engine;

namespace Portal.Web.Features.Api.Mcp.Asking;

/// <summary>Whether what a request says beside its method can be read at all, so that whoever wrote it is told what is wrong with it.</summary>
static class ParamsCheck
{
    /// <param name="method">What is asked.</param>
    /// <param name="message">The whole message.</param>
    /// <returns>Null if it can.</returns>
    public static Refusal? Of(string method, JsonElement message)
    {
        var isThere = message.TryGetProperty("params", out var given);
        if (isThere && given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null)) return new ParamsUnfit(method, "an object");
        try
        {
            if (isThere && Twice(given) is { } name) return new ParamTwice(name);
            return method switch
            {
                RequestMethods.ToolsCall when !Fits<CallToolRequestParams>(given) => new ParamsUnfit(method, "an object with name, which is a text, and arguments, which is an object"),
                RequestMethods.ResourcesRead when !Fits<ReadResourceRequestParams>(given) => new ParamsUnfit(method, "an object with uri, which is a text"),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // So the parser says that a text is none.
            return new TextUnfit();
        }
    }

    static bool Fits<T>(JsonElement given)
    {
        try
        {
            return given.ValueKind == JsonValueKind.Object && given.Deserialize<T>(McpJsonUtilities.DefaultOptions) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads every text there is.</summary>
    /// <returns>A name that stands twice in one object, if there is one.</returns>
    static string? Twice(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) value.GetString();
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().Select(Twice).FirstOrDefault(name => name is not null);
        if (value.ValueKind != JsonValueKind.Object) return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in value.EnumerateObject())
        {
            if (!names.Add(part.Name)) return part.Name;
            if (Twice(part.Value) is { } name) return name;
        }

        return null;
    }
}
