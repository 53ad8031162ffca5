using System.Buffers;
using System.Text.Json;
using Portal.Engine.Data.Answers;

namespace Portal.Engine.Data;

/// <summary>Writes changes as JSON: of each the record as it is now, or that it is gone.</summary>
public static class ChangesWriter
{
    /// <returns>How many bytes tell of changes; what follows them is where to go on, which is spelled differently each time.</returns>
    public static long Write(IBufferWriter<byte> to, ChangesPage page, bool full = false)
    {
        using var json = new Utf8JsonWriter(to, DataWriter.Writing);
        json.WriteStartObject();
        json.WriteStartArray("changes"u8);
        foreach (var change in page.Changes) Write(json, change, full);
        json.WriteEndArray();
        json.WriteBoolean("more"u8, page.IsMore);
        json.Flush();
        var told = json.BytesCommitted;
        json.WriteString("next"u8, page.Next);
        json.WriteEndObject();
        return told;
    }

    public static void Write(IBufferWriter<byte> to, DataChange change, bool full = false)
    {
        using var json = new Utf8JsonWriter(to, DataWriter.Writing);
        Write(json, change, full);
    }

    public static void Write(Utf8JsonWriter json, DataChange change, bool full = false)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, change.Id);
        if (change.Record is { } record)
        {
            json.WriteStartArray("changed"u8);
            foreach (var field in change.Changed) json.WriteStringValue(field);
            json.WriteEndArray();
            json.WritePropertyName("record"u8);
            DataWriter.Write(json, record, full);
        }
        else
        {
            json.WriteBoolean("gone"u8, true);
            if (change.Into is { } into) json.WriteNumber("into"u8, into);
        }

        json.WriteEndObject();
    }
}
