using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Hints;

/// <summary>Reads the paths of lists out of an index: an object whose values are addresses, or lists of links.</summary>
static class LinkIndex
{
    const int Most = 1000;

    static readonly string[] Addresses = ["href", "url", "uri", "link", "path"], Names = ["name", "title", "rel", "label", "id"];

    public static IReadOnlyList<(Uri Address, string Name)> Lists(JsonElement root, Uri document)
    {
        var found = new List<(Uri, string)>();
        Collect(root, "", 0);
        return found;

        void Collect(JsonElement at, string name, int depth)
        {
            if (found.Count >= Most || depth > 3) return;
            if (at.ValueKind == JsonValueKind.Array)
            {
                foreach (var element in at.EnumerateArray().Take(Most)) Collect(element, name, depth + 1);
            }
            else if (at.ValueKind == JsonValueKind.Object && First(at, Addresses) is { } link)
            {
                Add(link, First(at, Names) ?? name);
            }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                foreach (var field in at.EnumerateObject().Take(Most))
                {
                    if (field.Value.ValueKind == JsonValueKind.String) Add(Texts.Of(field.Value) ?? "", field.Name);
                    else Collect(field.Value, field.Name, depth + 1);
                }
            }
        }

        void Add(string link, string name)
        {
            var looksSo = link.StartsWith('/') || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            if (looksSo && !link.Contains('{', StringComparison.Ordinal) && name is not "self" && Uri.TryCreate(document, link, out var address)) found.Add((address, Texts.Quote(name, 80).Trim('"')));
        }
    }

    static string? First(JsonElement of, string[] names)
    {
        foreach (var name in names)
        {
            if (of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Texts.Of(value) is { Length: > 0 } text) return text;
        }

        return null;
    }
}
