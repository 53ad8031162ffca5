using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine.Data.Answers;
using Portal.Engine.Freshness;

namespace Portal.Engine.Data;

/// <summary>
/// Writes answers as JSON, values as they stand in the database. Compact says of a record how old the whole is and which
/// fields deviate; full says it of each field.
/// </summary>
public static class DataWriter
{
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    static readonly JsonEncodedText[] Verdicts = [.. Enum.GetNames<Verdict>().Select(Lower)], Reasons = [.. Enum.GetNames<Reason>().Select(Lower)];

    /// <returns>How many bytes tell of records, and whether there are more; what follows is where to go on, which is spelled differently each time.</returns>
    public static long Write(IBufferWriter<byte> to, DataPage page, bool full = false)
    {
        using var json = new Utf8JsonWriter(to, Writing);
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        foreach (var record in page.Records) Write(json, record, full);
        json.WriteEndArray();
        if (page.Note is { } note) json.WriteString("note"u8, note);
        if (page.Next is not null) json.WritePropertyName("next"u8);
        json.Flush();
        var told = json.BytesCommitted;
        if (page.Next is { } next) json.WriteStringValue(next);
        json.WriteEndObject();
        return told;
    }

    public static long Write(IBufferWriter<byte> to, DataRecord record, bool full = false)
    {
        using var json = new Utf8JsonWriter(to, Writing);
        Write(json, record, full);
        json.Flush();
        return json.BytesCommitted;
    }

    public static void Write(Utf8JsonWriter json, DataRecord record, bool full = false)
    {
        json.WriteStartObject();
        if (record.Key is { } key) json.WriteString("key"u8, key);
        else json.WriteNumber("id"u8, record.Id);
        if (record.At is { } at) json.WriteString("at"u8, at.UtcDateTime);
        if (full) Fields(json, record.Fields);
        else Values(json, record);
        json.WriteStartObject("freshness"u8);
        var worst = record.Verdict;
        json.WriteString("verdict"u8, Verdicts[(int)worst]);
        if (record.AsOf is { } asOf) json.WriteString("asOf"u8, asOf.UtcDateTime);
        if (!full && record.Age is null)
        {
            var ofAll = FallbackWriter.OfAll(record.Fields);
            if (ofAll is not null) FallbackWriter.Write(json, ofAll);
            Deviating(json, record.Fields, worst, isTold: ofAll is not null);
        }

        json.WriteEndObject();
        if (record.Fetched is { Count: > 0 } fetched) Fetched(json, fetched);
        json.WriteEndObject();
    }

    static void Fetched(Utf8JsonWriter json, IReadOnlyList<Fetched> fetched)
    {
        json.WriteStartArray("fetched"u8);
        foreach (var one in fetched)
        {
            json.WriteStartObject();
            json.WriteString("source"u8, one.Source);
            json.WriteString("stream"u8, one.Stream);
            json.WriteString("at"u8, one.At.UtcDateTime);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Values(Utf8JsonWriter json, DataRecord record)
    {
        json.WritePropertyName("values"u8);
        if (!record.Values.IsEmpty)
        {
            json.WriteRawValue(record.Values.Span, skipInputValidation: true);
            return;
        }

        var fields = record.Fields;
        json.WriteStartObject();
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            json.WritePropertyName(field.Age.Spelled);
            json.WriteRawValue(field.Value.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    /// <summary>Where all fields have the verdict of the record none is listed; otherwise those that are not fresh, and what is served instead of something stale, unless that is told of the record.</summary>
    static void Deviating(Utf8JsonWriter json, IReadOnlyList<DataField> fields, Verdict worst, bool isTold)
    {
        var isMixed = false;
        for (var i = 0; i < fields.Count && !isMixed; i++) isMixed = fields[i].Finding.Verdict != worst || (fields[i].Fallback is not null && !isTold);
        if (!isMixed) return;
        json.WriteStartObject("fields"u8);
        foreach (var field in fields)
        {
            if (field.Finding.Verdict == Verdict.Fresh && field.Fallback is null) continue;
            json.WriteStartObject(field.Age.Spelled);
            Age(json, field);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void Fields(Utf8JsonWriter json, IReadOnlyList<DataField> fields)
    {
        json.WriteStartObject("fields"u8);
        foreach (var field in fields)
        {
            json.WriteStartObject(field.Age.Spelled);
            json.WritePropertyName("value"u8);
            json.WriteRawValue(field.Value.Span, skipInputValidation: true);
            if (field.Source is not null) json.WriteString("source"u8, field.Source);
            if (field.Stream is not null) json.WriteString("stream"u8, field.Stream);
            json.WriteString("changedAt"u8, field.ChangedAt.UtcDateTime);
            if (field.ExpectedBy is { } by) json.WriteString("expectedBy"u8, by.UtcDateTime);
            Age(json, field);
            if (field.Others is { } others) Others(json, others);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void Age(Utf8JsonWriter json, in DataField field)
    {
        json.WriteString("verdict"u8, Verdicts[(int)field.Finding.Verdict]);
        if (field.Finding.Verdict != Verdict.Fresh) json.WriteString("reason"u8, Reasons[(int)field.Finding.Reason]);
        if (field.VerifiedAt is { } at) json.WriteString("verifiedAt"u8, at.UtcDateTime);
        if (field.IsSecond) json.WriteBoolean("secondChoice"u8, true);
        if (field.Fallback is { } fallback) FallbackWriter.Write(json, fallback);
    }

    static void Others(Utf8JsonWriter json, IReadOnlyList<OtherSaying> others)
    {
        json.WriteStartArray("others"u8);
        foreach (var other in others)
        {
            json.WriteStartObject();
            json.WritePropertyName("value"u8);
            json.WriteRawValue(other.Value.Span, skipInputValidation: true);
            if (other.Source is not null) json.WriteString("source"u8, other.Source);
            if (other.Stream is not null) json.WriteString("stream"u8, other.Stream);
            json.WriteString("changedAt"u8, other.ChangedAt.UtcDateTime);
            json.WriteString("verdict"u8, Verdicts[(int)other.Verdict]);
            json.WriteString("because"u8, other.By is { } by ? Lower(by.ToString()) : Lower(nameof(Verdict.Stale)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static JsonEncodedText Spelled(Verdict verdict) => Verdicts[(int)verdict];

    internal static JsonEncodedText Lower(string name) => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name));
}
