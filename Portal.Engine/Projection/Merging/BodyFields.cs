using System.Text;
using System.Text.Json;

namespace Portal.Engine.Projection.Merging;

/// <summary>Reads bodies without making objects of them: values are copied as they are.</summary>
static class BodyFields
{
    static ReadOnlySpan<byte> Sealed => "$sealed"u8;

    static ReadOnlySpan<byte> BlindIndex => "$blind"u8;

    public static bool IsNull(ReadOnlySpan<byte> value) => value.SequenceEqual("null"u8);

    public static bool Find(ReadOnlySpan<byte> body, string field, out ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(field);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!isIt) continue;
            value = body[start..(int)reader.BytesConsumed];
            return true;
        }

        value = [];
        return false;
    }

    /// <summary>The same value sealed twice is written differently.</summary>
    public static bool SaySame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.SequenceEqual(other) || (Blind(one) is { } blind && blind == Blind(other));

    /// <summary>Every field and where its value stands.</summary>
    public static List<(string Name, ReadOnlyMemory<byte> Value)> All(byte[] body)
    {
        var fields = new List<(string, ReadOnlyMemory<byte>)>();
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            fields.Add((name, body.AsMemory(start..(int)reader.BytesConsumed)));
        }

        return fields;
    }

    /// <returns>What a string says, or how another value is written; null for null, lists and objects.</returns>
    public static string? Text(ReadOnlySpan<byte> value) => value switch
    {
        [] or [(byte)'{' or (byte)'[', ..] => null,
        [(byte)'"', ..] => Unquoted(value),
        _ => IsNull(value) ? null : Encoding.UTF8.GetString(value),
    };

    /// <returns>The blind index of a sealed value; null if it is none.</returns>
    public static string? Blind(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'{', ..] || value.IndexOf(Sealed) < 0) return null;
        var reader = new Utf8JsonReader(value);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(BlindIndex);
            reader.Read();
            if (isIt) return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }

        return null;
    }

    /// <summary>Half of a surrogate pair is valid JSON and no text; such a value compares as it is written.</summary>
    static string Unquoted(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(value[1..^1]);
        }
    }
}
