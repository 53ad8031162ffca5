using System.Text;
using System.Text.Json;
using Portal.Engine.Entities;

namespace Portal.Engine.Data.Reading;

/// <summary>Cuts the fields that are wanted out of bodies, without copying them.</summary>
sealed class Slices(IReadOnlyList<EntityField> fields)
{
    readonly byte[][] _names = [.. fields.Select(field => Encoding.UTF8.GetBytes(field.Name))];
    readonly Range?[] _found = new Range?[fields.Count];
    int _guess;

    /// <summary>How many of the fields the last body has.</summary>
    public int Count { get; private set; }

    /// <summary>The last body has no other fields than these, and in their order.</summary>
    public bool IsWhole { get; private set; }

    /// <returns>Where the value of each field stands, in their order; null where there is none. It is so until the next body.</returns>
    public ReadOnlySpan<Range?> Of(ReadOnlySpan<byte> body)
    {
        Begin();
        var scan = new BodyScan(body);
        while (scan.Next()) Note(Find(body[scan.Name]), scan.Value);
        if (!scan.IsOther) return _found;

        Begin();
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = Find(Encoding.UTF8.GetBytes(reader.GetString()!));
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Note(at, start..(int)reader.BytesConsumed);
        }

        return _found;
    }

    void Begin()
    {
        Array.Clear(_found);
        (Count, IsWhole, _guess) = (0, true, 0);
    }

    void Note(int at, Range value)
    {
        if (at < _guess) IsWhole = false;
        if (at < 0) return;
        if (_found[at] is null) Count++;
        _found[at] = value;
        // Bodies have their names in order, so the next one is mostly near.
        _guess = at + 1;
    }

    int Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var candidate = _guess + i;
            if (candidate >= _names.Length) candidate -= _names.Length;
            if (name.SequenceEqual(_names[candidate])) return candidate;
        }

        return -1;
    }
}
