using System.Buffers;
using System.Text.Json;
using Portal.Engine.Data.Answers;

namespace Portal.Engine.Data;

/// <summary>Writes counts and sums as JSON. What was not asked for is left out.</summary>
public static class SummaryWriter
{
    public static long Write(IBufferWriter<byte> to, Summary summary)
    {
        using var json = new Utf8JsonWriter(to, DataWriter.Writing);
        Write(json, summary);
        json.Flush();
        return json.BytesCommitted;
    }

    public static void Write(Utf8JsonWriter json, Summary summary)
    {
        json.WriteStartObject();
        json.WriteNumber("count"u8, summary.Count);
        json.WriteStartArray("groups"u8);
        foreach (var group in summary.Groups) Write(json, group);
        json.WriteEndArray();
        if (summary.GroupsLeftOut > 0) json.WriteNumber("groupsLeftOut"u8, summary.GroupsLeftOut);
        json.WriteStartObject("freshness"u8);
        json.WriteString("verdict"u8, DataWriter.Spelled(summary.Verdict));
        if (summary.AsOf is { } asOf) json.WriteString("asOf"u8, asOf.UtcDateTime);
        json.WriteEndObject();
        if (summary.Note is { } note) json.WriteString("note"u8, note);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, SummaryGroup group)
    {
        json.WriteStartObject();
        if (group.Begins is { } begins) json.WriteString("begins"u8, begins);
        if (group.Key is { } key) json.WriteString("key"u8, key);
        json.WriteNumber("count"u8, group.Count);
        if (group.Measured is { } measured) json.WriteNumber("measured"u8, measured);
        if (group.Min is { } min) json.WriteString("min"u8, min);
        if (group.Max is { } max) json.WriteString("max"u8, max);
        if (group.Sum is { } sum) json.WriteNumber("sum"u8, sum);
        if (group.Average is { } average) json.WriteNumber("average"u8, average);
        if (group.Distinct is { } distinct) json.WriteNumber("distinct"u8, distinct);
        json.WriteEndObject();
    }
}
