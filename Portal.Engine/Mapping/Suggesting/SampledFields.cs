using System.Buffers;
using System.Text.Json;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>The fields that rows of a source have, in the order in which they are first seen.</summary>
public static class SampledFields
{
    const int MostFields = 400, MostLevels = 4;

    /// <summary>Letters that mean something in a path or in a template.</summary>
    static readonly SearchValues<char> Marks = SearchValues.Create("""."[]\{}""");

    public static IReadOnlyList<SampledField> Of(IEnumerable<SampleRow> rows)
    {
        var found = new Dictionary<string, SampledField>();
        foreach (var row in rows.Where(row => row is { IsDeleted: false, Fields.ValueKind: JsonValueKind.Object }).Take(SampleRow.Most)) Walk(row.Fields, "", [], found);
        // What is an object in one row and nothing in another is seen by what is in it.
        return [.. found.Values.Where(field => field.Values.Count > 0 || !found.Keys.Any(other => other.StartsWith($"{field.Path}.", StringComparison.Ordinal)))];
    }

    /// <summary>A name as a path spells it.</summary>
    public static string Spelled(string name) => name.AsSpan().IndexOfAny(Marks) < 0 && name.Trim().Length == name.Length && name.Length > 0 && name != "$"
        ? name
        : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    static void Walk(JsonElement record, string before, IReadOnlyList<string> names, Dictionary<string, SampledField> found)
    {
        foreach (var property in record.EnumerateObject())
        {
            var path = before.Length == 0 ? Spelled(property.Name) : $"{before}.{Spelled(property.Name)}";
            IReadOnlyList<string> way = [.. names, property.Name];
            if (property.Value.ValueKind == JsonValueKind.Object && way.Count < MostLevels)
            {
                Walk(property.Value, path, way, found);
                continue;
            }

            if (!found.TryGetValue(path, out var field))
            {
                if (found.Count == MostFields) continue;
                found[path] = field = new SampledField(path, way);
            }

            field.Add(property.Value);
        }
    }
}
