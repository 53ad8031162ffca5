using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;

namespace Portal.Engine.Sync.Drifting;

/// <summary>What the first rows of a run look like. So few are looked at that a run is no slower for it.</summary>
public sealed class ShapeLook
{
    public const int Most = 100;

    const int MostFields = 400, MostLevels = 4;

    readonly List<SampleRow> _rows = [];

    public Dictionary<string, SeenPath> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>How many rows were looked at.</summary>
    public int Rows { get; private set; }

    /// <summary>How many of them had no key, or one that stood on the same page already.</summary>
    public int WithoutKey { get; private set; }

    /// <summary>The rows themselves, for who looks closer.</summary>
    public IReadOnlyList<SampleRow> Samples => _rows;

    /// <summary>What its fields are is told by those that are there.</summary>
    public int Whole { get; private set; }

    public void Add(Page page)
    {
        if (Rows >= Most) return;
        var keys = new HashSet<string>();
        foreach (var record in page.Records)
        {
            if (Rows >= Most) return;
            if (record.IsDeleted) continue;
            Rows++;
            if (record.Key is null || !keys.Add(record.Key)) WithoutKey++;
            if (record.Fields.ValueKind != JsonValueKind.Object) continue;
            Whole++;
            _rows.Add(new SampleRow(record.Key, record.Fields.Clone(), record.Problem));
            Walk(record.Fields, "", 1);
        }
    }

    void Walk(JsonElement group, string before, int level)
    {
        foreach (var property in group.EnumerateObject())
        {
            var path = before.Length == 0 ? SampledFields.Spelled(property.Name) : $"{before}.{SampledFields.Spelled(property.Name)}";
            if (property.Value.ValueKind == JsonValueKind.Object && level < MostLevels && property.Value.EnumerateObject().MoveNext())
            {
                Walk(property.Value, path, level + 1);
                continue;
            }

            if (!Fields.TryGetValue(path, out var seen))
            {
                if (Fields.Count == MostFields) continue;
                Fields[path] = seen = new SeenPath();
            }

            seen.Add(Kind(property.Value.ValueKind));
        }
    }

    static FieldKind Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => FieldKind.Text,
        JsonValueKind.Number => FieldKind.Number,
        JsonValueKind.True or JsonValueKind.False => FieldKind.YesNo,
        JsonValueKind.Array => FieldKind.List,
        JsonValueKind.Object => FieldKind.Group,
        _ => FieldKind.Nothing,
    };
}
