using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Hints;

/// <summary>Reads the paths of lists out of an OpenAPI or Swagger document.</summary>
static class OpenApi
{
    const int MostPaths = 5000;

    /// <returns>Whole addresses with their names; null if it is no such document.</returns>
    public static IReadOnlyList<(Uri Address, string Name)>? Lists(JsonElement root, Uri document)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("paths", out var paths) || paths.ValueKind != JsonValueKind.Object) return null;
        if (!root.TryGetProperty("openapi", out _) && !root.TryGetProperty("swagger", out _)) return null;
        var start = Base(root, document);
        return [.. paths.EnumerateObject().Take(MostPaths).Where(path => IsList(path.Name, path.Value)).Select(path => (Joined(start, path.Name), Name(path.Name, path.Value))).Where(path => path.Item1 is not null).Select(path => (path.Item1!, path.Item2))];
    }

    /// <summary>What is asked for by an id in the path is one record and no list.</summary>
    static bool IsList(string path, JsonElement item) => !path.Contains('{', StringComparison.Ordinal) && item.ValueKind == JsonValueKind.Object && item.TryGetProperty("get", out _);

    static string Name(string path, JsonElement item)
    {
        var get = item.GetProperty("get");
        foreach (var field in (ReadOnlySpan<string>)["summary", "operationId"])
        {
            if (get.ValueKind == JsonValueKind.Object && get.TryGetProperty(field, out var says) && Texts.Of(says) is { Length: > 0 } text) return Texts.Quote(text, 80).Trim('"');
        }

        return path.TrimEnd('/').Split('/')[^1];
    }

    static Uri Base(JsonElement root, Uri document)
    {
        if (FieldPath.Of("servers.0.url").TextIn(root) is { Length: > 0 } server && Uri.TryCreate(document, server, out var told)) return told;
        return FieldPath.Of("basePath").TextIn(root) is { Length: > 0 } path && Uri.TryCreate(document, path, out var below) ? below : new Uri(document, "/");
    }

    static Uri? Joined(Uri start, string path) => Uri.TryCreate($"{start.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path.TrimStart('/')}", UriKind.Absolute, out var whole) ? whole : null;
}
