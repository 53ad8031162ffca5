using System.Buffers;
using System.Text.Json;
using Portal.Engine.Data.Answers;

namespace Portal.Engine.Data;

/// <summary>Writes what was known at a moment as JSON. It has no verdict: how fresh something was is not kept for each value.</summary>
public static class ThenWriter
{
    public static long Write(IBufferWriter<byte> to, DataThen then)
    {
        using var json = new Utf8JsonWriter(to, DataWriter.Writing);
        Write(json, then);
        json.Flush();
        return json.BytesCommitted;
    }

    public static void Write(Utf8JsonWriter json, DataThen then)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, then.Id);
        json.WriteString("asOf"u8, then.Moment.UtcDateTime);
        json.WriteStartObject("fields"u8);
        foreach (var field in then.Fields)
        {
            json.WriteStartObject(field.Name);
            json.WritePropertyName("value"u8);
            json.WriteRawValue(field.Value.Span, skipInputValidation: true);
            if (field.Source is not null) json.WriteString("source"u8, field.Source);
            if (field.Stream is not null) json.WriteString("stream"u8, field.Stream);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteString("note"u8, DataThen.Caveat);
        json.WriteEndObject();
    }
}
