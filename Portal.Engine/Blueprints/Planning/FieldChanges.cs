using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Engine.Blueprints.Yaml;

namespace Portal.Engine.Blueprints.Planning;

/// <summary>What is different between two contents, as near to the single value as a person can name it.</summary>
static class FieldChanges
{
    /// <summary>By what the items of a list are told apart.</summary>
    static readonly string[] Identities = ["name", "to", "field", "day"];

    public static IReadOnlyList<FieldChange> Between(JsonNode? from, JsonNode? to)
    {
        var changes = new List<FieldChange>();
        Compare("", from, to, changes);
        return changes;
    }

    static void Compare(string path, JsonNode? from, JsonNode? to, List<FieldChange> changes)
    {
        if (JsonNode.DeepEquals(from, to) && $"{from?.ToJsonString()}" == $"{to?.ToJsonString()}") return;
        if (Parts(from) is { } before && Parts(to) is { } after && (from is null) == (to is null) && before.Keys.Intersect(after.Keys).Any())
        {
            var count = changes.Count;
            foreach (var name in before.Keys.Union(after.Keys)) Compare(path.Length == 0 ? name : $"{path} / {name}", before.GetValueOrDefault(name), after.GetValueOrDefault(name), changes);
            if (changes.Count == count) changes.Add(new(path, $"in the order {string.Join(", ", before.Keys)}", $"in the order {string.Join(", ", after.Keys)}"));
        }
        else if (path.Length == 0)
        {
            foreach (var (name, value) in Parts(from) ?? []) changes.Add(new(name, Text(value), null));
            foreach (var (name, value) in Parts(to) ?? []) changes.Add(new(name, null, Text(value)));
        }
        else
        {
            changes.Add(new(path, Text(from), Text(to)));
        }
    }

    /// <returns>Null if it is one value, or a list whose items have no names of their own.</returns>
    static Dictionary<string, JsonNode?>? Parts(JsonNode? node)
    {
        if (node is JsonObject group) return group.ToDictionary(part => part.Key, part => part.Value);
        if (node is not JsonArray { Count: > 0 } list || Identities.FirstOrDefault(name => list.All(item => Identity(item, name) is not null)) is not { } by) return null;
        var parts = new Dictionary<string, JsonNode?>();
        return list.All(item => parts.TryAdd(Identity(item, by)!, item)) ? parts : null;
    }

    static string? Identity(JsonNode? item, string by) => item is JsonObject group && group[by] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonObject group => YamlWriter.Write(group).TrimEnd('\n').Replace("\n\n", "\n", StringComparison.Ordinal),
        JsonArray list when list.All(item => item is JsonValue) => string.Join(", ", list.Select(Text)),
        JsonArray list => string.Join('\n', list.Select(Text)),
        _ => node.ToJsonString(),
    };
}
