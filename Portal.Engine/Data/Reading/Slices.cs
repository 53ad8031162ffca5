using System.Text;
using System.Text.Json;
using Portal.Engine.Entities;

namespace Portal.Engine.Data.Reading;

/// <summary>Cuts the fields that are wanted out of a body, without copying them.</summary>
sealed class Slices(IReadOnlyList<EntityField> fields)
{
    readonly byte[][] _names = [.. fields.Select(field => Encoding.UTF8.GetBytes(field.Name))];

    /// <returns>The value of each field in their order; nothing where there is none.</returns>
    public ReadOnlyMemory<byte>[] Of(byte[] body)
    {
        var values = new ReadOnlyMemory<byte>[_names.Length];
        var reader = new Utf8JsonReader(body);
        reader.Read();
        // Bodies have their names in order, so the next one is mostly near.
        for (var guess = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            var at = -1;
            for (var i = 0; i < _names.Length && at < 0; i++)
            {
                var candidate = (guess + i) % _names.Length;
                if (reader.ValueTextEquals(_names[candidate])) at = candidate;
            }

            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (at < 0) continue;
            guess = at + 1;
            values[at] = body.AsMemory(start..(int)reader.BytesConsumed);
        }

        return values;
    }
}
