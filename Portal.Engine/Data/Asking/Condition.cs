using System.Text;
using Portal.Engine.Entities;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Data.Asking;

/// <summary>A filter that was understood: its values spelled as the index spells them.</summary>
sealed class Condition(EntityField by, FilterOp op, IReadOnlyList<string> values)
{
    readonly byte[][] _values = [.. values.Select(Encoding.UTF8.GetBytes)];

    public EntityField Field => by;

    public FilterOp Op => op;

    public IReadOnlyList<string> Values => values;

    /// <summary>The index's own order: that of the bytes.</summary>
    public static int Compare(string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));

    public bool Holds(ReadOnlySpan<byte> body)
    {
        var value = BodyFields.Find(body, by.Name, out var found) ? found : "null"u8;
        if (op == FilterOp.IsNull) return BodyFields.IsNull(value);
        if (SearchText.IsPlain(by, value)) return Fits(value[1..^1]);
        return SearchText.Of(by, value) is { } text && Fits(Encoding.UTF8.GetBytes(text));
    }

    bool Fits(ReadOnlySpan<byte> utf8) => op switch
    {
        FilterOp.Is => utf8.SequenceEqual(_values[0]),
        FilterOp.IsNot => !utf8.SequenceEqual(_values[0]),
        FilterOp.Less => utf8.SequenceCompareTo(_values[0]) < 0,
        FilterOp.AtMost => utf8.SequenceCompareTo(_values[0]) <= 0,
        FilterOp.More => utf8.SequenceCompareTo(_values[0]) > 0,
        FilterOp.AtLeast => utf8.SequenceCompareTo(_values[0]) >= 0,
        FilterOp.BeginsWith => utf8.StartsWith(_values[0]),
        _ => IsAmong(utf8),
    };

    /// <returns>Where the index holds what may fit; none if it is of no help.</returns>
    public IReadOnlyList<IndexRange> Ranges() => op switch
    {
        FilterOp.Is => [new(values[0], values[0])],
        FilterOp.In => [.. values.Distinct().Order(Comparer<string>.Create(Compare)).Select(value => new IndexRange(value, value))],
        FilterOp.Less => [new(null, values[0], IsHighOpen: true)],
        FilterOp.AtMost => [new(null, values[0])],
        FilterOp.More => [new(values[0], null, IsLowOpen: true)],
        FilterOp.AtLeast => [new(values[0], null)],
        FilterOp.BeginsWith => [new(values[0], After(values[0]), IsHighOpen: true)],
        _ => [],
    };

    bool IsAmong(ReadOnlySpan<byte> utf8)
    {
        foreach (var value in _values)
        {
            if (utf8.SequenceEqual(value)) return true;
        }

        return false;
    }

    /// <returns>The first text after all that begin so; null if there is none.</returns>
    static string? After(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        for (var last = runes.Count - 1; last >= 0; last--)
        {
            // Between the last letter before the surrogates and the first after them there is none.
            var next = runes[last].Value == 0xD7FF ? 0xE000 : runes[last].Value + 1;
            if (Rune.TryCreate(next, out var after)) return $"{string.Concat(runes.Take(last))}{after}";
        }

        return null;
    }
}
