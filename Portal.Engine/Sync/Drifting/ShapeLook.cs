using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;

namespace Portal.Engine.Sync.Drifting;

/// <summary>What the first rows of a run look like. So few are looked at that a run is no slower for it.</summary>
public sealed class ShapeLook(Func<string, bool>? isKnown = null)
{
    public const int Most = 100;

    /// <summary>Of so many fields something is kept. A group of many is a table by itself, whose names are values.</summary>
    internal const int MostFields = 400;

    const int MostLevels = 4, MostInGroup = 60;

    readonly List<SampleRow> _rows = [];
    readonly HashSet<int> _seen = [];
    readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    public Dictionary<string, SeenPath> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>How many rows were looked at.</summary>
    public int Rows { get; private set; }

    /// <summary>How many of them had no key, or one that stood on the same page already.</summary>
    public int WithoutKey { get; private set; }

    /// <summary>The rows themselves, for who looks closer.</summary>
    public IReadOnlyList<SampleRow> Samples => _rows;

    /// <summary>What its fields are is told by those that are there.</summary>
    public int Whole { get; private set; }

    /// <summary>What rows are told apart by from one run to the next. It says too little of a key to tell whose it is.</summary>
    public IReadOnlyCollection<int> Seen => _seen;

    /// <summary>It came to its end, and was of all there is.</summary>
    public bool IsAll { get; private set; }

    public void Add(Page page)
    {
        IsAll |= page.Coverage.IsOfAll();
        if (Rows >= Most) return;
        var keys = new HashSet<string>();
        foreach (var record in page.Records)
        {
            if (Rows >= Most) return;
            if (record.IsDeleted) continue;
            Rows++;
            if (record.Key is null || !keys.Add(record.Key)) WithoutKey++;
            _seen.Add((int)(uint)(ContentHash.Of(record.Key is { } key ? Encoding.UTF8.GetBytes(key) : JsonMarshal.GetRawUtf8Value(record.Fields)) & uint.MaxValue));
            if (record.Fields.ValueKind != JsonValueKind.Object) continue;
            Whole++;
            _rows.Add(new SampleRow(record.Key, record.Fields.Clone(), record.Problem));
            Walk(record.Fields, "", 1);
        }
    }

    /// <summary>Whether it may lie in a group that was not looked into.</summary>
    public bool IsClosed(string path) => _closed.Any(group => path.StartsWith(group, StringComparison.Ordinal));

    void Walk(JsonElement group, string before, int level)
    {
        foreach (var property in group.EnumerateObject())
        {
            var path = before.Length == 0 ? SampledFields.Spelled(property.Name) : $"{before}.{SampledFields.Spelled(property.Name)}";
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.EnumerateObject().MoveNext())
            {
                if (level < MostLevels && property.Value.EnumerateObject().Take(MostInGroup + 1).Count() <= MostInGroup)
                {
                    Walk(property.Value, path, level + 1);
                    continue;
                }

                _closed.Add($"{path}.");
            }

            if (!Fields.TryGetValue(path, out var seen))
            {
                if (Fields.Count >= MostFields && isKnown?.Invoke(path) != true) continue;
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
