using System.Text;
using System.Text.Json;
using Portal.Engine.Entities;

namespace Portal.Engine.Data.Reading;

/// <summary>Cuts the fields that are wanted out of bodies, without copying them.</summary>
sealed class Slices(IReadOnlyList<EntityField> fields)
{
    readonly byte[][] _names = [.. fields.Select(field => Encoding.UTF8.GetBytes(field.Name))];
    readonly Range?[] _found = new Range?[fields.Count];

    /// <summary>How many of the fields the last body has.</summary>
    public int Count { get; private set; }

    /// <returns>Where the value of each field stands, in their order; null where there is none. It is so until the next body.</returns>
    public ReadOnlySpan<Range?> Of(ReadOnlySpan<byte> body)
    {
        Array.Clear(_found);
        Count = 0;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        // Bodies have their names in order, so the next one is mostly near.
        for (var guess = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            var at = Find(ref reader, guess);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
            if (at < 0) continue;
            guess = at + 1;
            if (_found[at] is null) Count++;
            _found[at] = start..(int)reader.BytesConsumed;
        }

        return _found;
    }

    int Find(ref Utf8JsonReader reader, int guess)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var candidate = guess + i;
            if (candidate >= _names.Length) candidate -= _names.Length;
            if (reader.ValueTextEquals(_names[candidate])) return candidate;
        }

        return -1;
    }
}
