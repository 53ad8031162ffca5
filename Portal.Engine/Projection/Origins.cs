using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Engine.Projection;

/// <summary>
/// From where the fields of a unified record are. It is spelled [[record, stream, time, turn], [record, stream, time, turn,
/// "field", …], …]: the first is of all fields that no later one names, so a record that is all of one reading is one short list.
/// </summary>
sealed class Origins
{
    readonly Dictionary<string, Origin>? _others;

    Origins(Origin first, Dictionary<string, Origin>? others) => (First, _others) = (first, others);

    public Origin First { get; }

    /// <summary>Those that are not of the first.</summary>
    public IReadOnlyDictionary<string, Origin>? Others => _others;

    public Origin Of(string field) => _others is not null && _others.TryGetValue(field, out var other) ? other : First;

    public bool IsAllOf(long record) => First.Record == record && (_others is null || _others.Values.All(other => other.Record == record || other.IsGone));

    /// <returns>Null if it is spelled in another way, as before turns were kept.</returns>
    public static Origins? Read(string? text) => text is null ? null : Read(Encoding.UTF8.GetBytes(text));

    public static Origins? Read(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'[', (byte)'[', ..]) return null;
        if (OfOne(text) is { } one) return new Origins(one, null);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        reader.Read();
        var first = Next(ref reader);
        reader.Read();
        Dictionary<string, Origin>? others = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var origin = Next(ref reader);
            others ??= new(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.String) others[reader.GetString()!] = origin;
        }

        return new Origins(first, others);
    }

    public static string Write(Origin only) => string.Create(CultureInfo.InvariantCulture, $"[[{only.Record},{only.Stream},{only.Time},{only.Turn}]]");

    /// <param name="fields">In the order of their names.</param>
    public static string Write(IReadOnlyCollection<KeyValuePair<string, Origin>> fields)
    {
        var groups = fields.GroupBy(field => field.Value).ToArray();
        var first = groups.Where(group => !group.Key.IsGone).OrderByDescending(group => group.Count()).ThenBy(group => group.First().Key, StringComparer.Ordinal).FirstOrDefault();
        if (groups.Length == 1 && first is not null) return Write(first.Key);
        var text = new StringBuilder(Write(first?.Key ?? default)).Remove(0, 1);
        text.Insert(0, '[').Length--;
        foreach (var group in groups.Where(group => group != first))
        {
            text.Append(',').Append(Write(group.Key), 1, Write(group.Key).Length - 3);
            foreach (var (name, _) in group) text.Append(",\"").Append(JsonEncodedText.Encode(name)).Append('"');
            text.Append(']');
        }

        return text.Append(']').ToString();
    }

    /// <summary>Nearly all are of one reading, which needs no JSON reader.</summary>
    /// <returns>Null if it is not [[1,2,3,4]].</returns>
    static Origin? OfOne(ReadOnlySpan<byte> text)
    {
        var at = 2;
        return Next(text, ref at, (byte)',') is { } record && Next(text, ref at, (byte)',') is { } stream && Next(text, ref at, (byte)',') is { } time && Next(text, ref at, (byte)']') is { } turn
            && at == text.Length - 1 && text[at] == (byte)']' ? new Origin(record, stream, time, turn) : null;
    }

    static long? Next(ReadOnlySpan<byte> text, ref int at, byte end)
    {
        if (!Utf8Parser.TryParse(text[at..], out long number, out var length) || at + length >= text.Length || text[at + length] != end) return null;
        at += length + 1;
        return number;
    }

    static Origin Next(ref Utf8JsonReader reader) => new(Number(ref reader), Number(ref reader), Number(ref reader), Number(ref reader));

    static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }
}
