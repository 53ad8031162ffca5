using System.Text.Json;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <summary>Looks through an answer for what the settings could have meant.</summary>
static class Shape
{
    const int Deepest = 5, MostShown = 8, MostLists = 1000;

    /// <summary>What is wrong with the list that was expected at a path, and which was probably meant; null if nothing is.</summary>
    public static string? WrongList(JsonElement root, FieldPath path)
    {
        var found = path.Find(root, out var value);
        if (found && value.ValueKind is JsonValueKind.Array or JsonValueKind.Null) return null;
        var name = path.Text == "$" ? "The answer" : $"`{path}`";
        var what = found ? $"{name} is {Texts.Kind(value)}, not a list" : $"{name} is not in the answer";
        if (Nearest(root, path.Text) is { } meant) return $"{what}; did you mean `{meant}`?";
        return root.ValueKind == JsonValueKind.Object
            ? $"{what}, and there is no list of records in it. It has {Names(root)}."
            : $"{what}, and there is no list of records in it.";
    }

    /// <summary>All lists in an answer that could be records: of objects first, the longest first.</summary>
    public static IReadOnlyList<(string Path, int Count, bool OfObjects)> Lists(JsonElement root)
    {
        var found = new List<(string Path, int Count, bool OfObjects)>();
        Collect(root, "", 0, found);
        return [.. found.OrderByDescending(list => list.OfObjects).ThenByDescending(list => list.Count)];
    }

    /// <summary>Values of a record that could be its key, the likeliest first.</summary>
    public static IReadOnlyList<string> KeyFields(JsonElement record) =>
        [.. Values(record).Where(one => one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(one => (one.Path, Likely: KeyLikely(one.Path))).Where(one => one.Likely > 0).OrderByDescending(one => one.Likely).Select(one => one.Path).Take(3)];

    /// <summary>Values of a record that could say when it last changed.</summary>
    public static IReadOnlyList<string> UpdatedFields(JsonElement record) =>
        [.. Values(record).Select(one => one.Path).Where(path => Holds(path, "updat", "modif", "chang")).Take(3)];

    /// <summary>The values of a record and of the objects in it, by their paths.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Values(JsonElement record, string before = "", int depth = 0)
    {
        if (record.ValueKind != JsonValueKind.Object) yield break;
        foreach (var field in record.EnumerateObject())
        {
            var path = before + field.Name;
            if (field.Value.ValueKind != JsonValueKind.Object || depth == Deepest)
            {
                yield return (path, field.Value);
                continue;
            }

            foreach (var inner in Values(field.Value, path + ".", depth + 1)) yield return inner;
        }
    }

    /// <summary>The names of an object, for a sentence.</summary>
    public static string Names(JsonElement of)
    {
        var names = of.EnumerateObject().Select(field => $"`{field.Name}`").Take(MostShown + 1).ToArray();
        return names.Length == 0 ? "no fields at all" : $"{string.Join(", ", names.Take(MostShown))}{(names.Length > MostShown ? " and more" : "")}";
    }

    static string? Nearest(JsonElement root, string wanted)
    {
        var lists = Lists(root).Select(list => list.Path).ToArray();
        var last = FieldPath.Steps(wanted) is [.., var step] ? step : "";
        return lists.FirstOrDefault(path => path.StartsWith(wanted + ".", StringComparison.Ordinal))
            ?? lists.FirstOrDefault(path => FieldPath.Steps(path) is [.., var end] && end.Equals(last, StringComparison.OrdinalIgnoreCase))
            ?? lists.FirstOrDefault();
    }

    static void Collect(JsonElement at, string path, int depth, List<(string, int, bool)> found)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            var isOfObjects = at.GetArrayLength() == 0 || at[0].ValueKind == JsonValueKind.Object;
            found.Add((path.Length == 0 ? "$" : path, at.GetArrayLength(), isOfObjects));
        }
        else if (at.ValueKind == JsonValueKind.Object && depth < Deepest && found.Count < MostLists)
        {
            foreach (var field in at.EnumerateObject()) Collect(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}", depth + 1, found);
        }
    }

    /// <summary>How likely a name is that of a key; 0 if not at all.</summary>
    public static int KeyLikely(string path)
    {
        var name = FieldPath.Steps(path)[^1];
        var depth = path.Count(letter => letter == '.');
        var likely = name.ToLowerInvariant() switch
        {
            "id" or "_id" => 100,
            "key" or "uuid" or "guid" => 80,
            "number" or "code" => 50,
            _ when name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("ID", StringComparison.Ordinal) => 60,
            _ when Holds(name, "number", "uuid") => 40,
            _ => 0,
        };
        return likely == 0 ? 0 : likely - (depth * 30);
    }

    static bool Holds(string name, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
