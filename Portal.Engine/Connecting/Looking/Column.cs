using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Looking;

/// <summary>One field over all records: what it is, how often, which values.</summary>
sealed class Column(string path)
{
    const int MostExamples = 3, LongestExample = 60;

    readonly SortedSet<string> _kinds = new(StringComparer.Ordinal);
    readonly List<string> _examples = [];

    public string Path => path;

    /// <summary>In how many records it says something.</summary>
    public int In { get; private set; }

    /// <summary>One value a record, null where it says nothing.</summary>
    public List<JsonElement?> Values { get; } = [];

    public void Add(JsonElement value, int record, ISourceClient client)
    {
        // A name may stand in one object twice; the last one counts, as for every reader.
        while (Values.Count < record) Values.Add(null);
        if (Values.Count > record || value.ValueKind == JsonValueKind.Null) return;
        Values.Add(value);
        In++;
        _kinds.Add(Texts.Kind(value));
        if (_examples.Count < MostExamples && Texts.Of(value) is { Length: > 0 } text && Texts.Quote(client.Hide(text), LongestExample).Trim('"') is var shown && !_examples.Contains(shown)) _examples.Add(shown);
    }

    public JsonElement? At(int record) => record < Values.Count ? Values[record] : null;

    public FoundField Found() => new(path, _kinds.Count == 0 ? "nothing" : string.Join(" or ", _kinds), In, _examples);
}
