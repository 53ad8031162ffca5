using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Looking;

/// <summary>Writes an answer for a screen: indented, with so many elements of a list, so much of a text and so much in all.</summary>
sealed class JsonScreen(ISourceClient client)
{
    const int MostElements = 20, MostMembers = 200, LongestText = 200, Deepest = 30, MostValues = 4000;

    int _values;

    public bool IsShortened { get; private set; }

    public string Write(JsonElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Value(writer, root, 0);
        return client.Hide(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    void Value(Utf8JsonWriter writer, JsonElement value, int depth)
    {
        if (++_values > MostValues || depth > Deepest)
        {
            Left(writer, "…");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Object(writer, value, depth);
                break;
            case JsonValueKind.Array:
                Array(writer, value, depth);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Short(Texts.Of(value) ?? "(letters that cannot be read)"));
                break;
            default:
                if (value.GetRawText() is { Length: <= LongestText } raw) writer.WriteRawValue(raw);
                else Left(writer, "…");
                break;
        }
    }

    void Object(Utf8JsonWriter writer, JsonElement value, int depth)
    {
        var written = 0;
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            if (written++ == MostMembers || _values > MostValues)
            {
                writer.WritePropertyName("…");
                Left(writer, "more");
                break;
            }

            writer.WritePropertyName(Short(member.Name));
            Value(writer, member.Value, depth + 1);
        }

        writer.WriteEndObject();
    }

    void Array(Utf8JsonWriter writer, JsonElement value, int depth)
    {
        var written = 0;
        writer.WriteStartArray();
        foreach (var element in value.EnumerateArray())
        {
            if (written == MostElements || _values > MostValues)
            {
                Left(writer, string.Create(CultureInfo.InvariantCulture, $"… {value.GetArrayLength() - written} more"));
                break;
            }

            Value(writer, element, depth + 1);
            written++;
        }

        writer.WriteEndArray();
    }

    void Left(Utf8JsonWriter writer, string text)
    {
        IsShortened = true;
        writer.WriteStringValue(text);
    }

    /// <summary>What is secret is taken out before it is cut, or half of it would be left.</summary>
    string Short(string text)
    {
        text = client.Hide(text);
        if (text.Length <= LongestText) return text;
        IsShortened = true;
        return $"{text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)]}…";
    }
}
