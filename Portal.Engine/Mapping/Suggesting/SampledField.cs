using System.Text.Json;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>A field as it was seen in rows of a source.</summary>
/// <param name="Path">Where it stands in a record, as a mapping spells it.</param>
/// <param name="Names">The names on the way to it.</param>
public sealed record SampledField(string Path, IReadOnlyList<string> Names)
{
    /// <summary>What the value is called in <see cref="Alone"/>.</summary>
    internal const string Only = "x";

    readonly List<JsonElement> _values = [];
    List<JsonElement>? _alone;

    /// <summary>What the rows say, those that say something.</summary>
    public IReadOnlyList<JsonElement> Values => _values;

    /// <summary>In how many rows it stands, if only as null or as an empty text.</summary>
    public int In { get; private set; }

    public bool IsText => Has(JsonValueKind.String);

    public bool IsNumber => Has(JsonValueKind.Number);

    public bool IsBoolean => _values.Count > 0 && _values.TrueForAll(value => value.ValueKind is JsonValueKind.True or JsonValueKind.False);

    /// <summary>It holds lists.</summary>
    public bool IsList => Has(JsonValueKind.Array);

    /// <summary>What single values say, as they are written; lists and objects say nothing here.</summary>
    public IEnumerable<string> Texts => _values.Where(value => value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)).Select(value => value.ToString());

    /// <summary>Each value as a record that has nothing else, so that ways to read it can be tried.</summary>
    internal IReadOnlyList<JsonElement> Alone => _alone ??= _values.ConvertAll(value => JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [Only] = value }));

    internal void Add(JsonElement value)
    {
        In++;
        var isNothing = value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));
        if (!isNothing) _values.Add(value);
    }

    bool Has(JsonValueKind kind) => _values.Count > 0 && _values.TrueForAll(value => value.ValueKind == kind);
}
