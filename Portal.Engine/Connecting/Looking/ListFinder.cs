using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Looking;

/// <summary>Finds the lists in an answer, the likeliest to be the records first.</summary>
static class ListFinder
{
    const int MostTold = 50, MostLookedInto = 5;

    static readonly string[] Usual = ["data", "items", "results", "records", "value", "content", "rows", "list", "edges", "nodes", "entries", "elements"];

    /// <summary>Beside the records, and never they.</summary>
    static readonly string[] Beside = ["included", "errors", "links", "warnings", "messages"];

    public static IReadOnlyList<FoundList> In(JsonElement root) =>
        [.. Shape.Lists(root).OrderByDescending(list => list.OfObjects && list.Count > 0).ThenBy(list => Rank(list.Path)).ThenByDescending(list => list.Count).Take(MostTold).Select((list, place) => Found(root, list.Path, list.Count, list.OfObjects, place))];

    public static FoundList? At(JsonElement root, string path, string? record)
    {
        if (!FieldPath.Of(path).Find(root, out var list) || list.ValueKind != JsonValueKind.Array) return null;
        var found = Found(root, path, list.GetArrayLength(), list.GetArrayLength() == 0 || list[0].ValueKind == JsonValueKind.Object, 0);
        return string.IsNullOrEmpty(record) ? found : found with { Record = record };
    }

    static FoundList Found(JsonElement root, string path, int count, bool ofObjects, int place) =>
        new(path, count, ofObjects, place < MostLookedInto && ofObjects && FieldPath.Of(path).Find(root, out var list) && IsOfNodes(list) ? "node" : null);

    static bool IsOfNodes(JsonElement list) => list.GetArrayLength() > 0 && list.EnumerateArray().All(edge => edge.ValueKind == JsonValueKind.Object && edge.TryGetProperty("node", out var node) && node.ValueKind == JsonValueKind.Object);

    static int Rank(string path)
    {
        var name = FieldPath.Steps(path) is [.., var last] ? last.ToLowerInvariant() : "$";
        return Beside.Contains(name) ? 2 : Usual.Contains(name) || name == "$" ? 0 : 1;
    }
}
