using System.Text.Json;
using Portal.Engine.Data.Answers;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Data;

/// <summary>Writes what is served because something is stale, and of which age that is. It stays the same while nothing is read, as tags of answers must.</summary>
static class FallbackWriter
{
    static readonly JsonEncodedText[] Kinds = [.. Enum.GetNames<FallbackKind>().Select(DataWriter.Lower)], Reasons = [.. Enum.GetNames<Absence>().Select(DataWriter.Lower)];

    /// <returns>That of all fields; null where they differ, or all is as usual.</returns>
    public static FieldFallback? OfAll(IReadOnlyList<DataField> fields)
    {
        if (fields.Count == 0 || fields[0].Fallback is not { } first) return null;
        for (var i = 1; i < fields.Count; i++)
        {
            if (fields[i].Fallback != first || fields[i].Finding != fields[0].Finding) return null;
        }

        return first;
    }

    public static void Write(Utf8JsonWriter json, FieldFallback fallback)
    {
        json.WriteStartObject("fallback"u8);
        json.WriteString("serves"u8, Kinds[(int)fallback.Serves]);
        Side(json, fallback.Served);
        if (fallback.Serves != FallbackKind.LastGoodCopy)
        {
            json.WriteStartObject("insteadOf"u8);
            Side(json, fallback.First);
            json.WriteEndObject();
        }

        if (fallback.StaleSince is { } since) json.WriteString("staleSince"u8, since.UtcDateTime);
        if (fallback.Why is { } why) json.WriteString("because"u8, Reasons[(int)why]);
        json.WriteEndObject();
    }

    static void Side(Utf8JsonWriter json, StreamAge of)
    {
        if (of.Source is not null) json.WriteString("source"u8, of.Source);
        if (of.Stream is not null) json.WriteString("stream"u8, of.Stream);
        if (of.VerifiedAt is { } at) json.WriteString("verifiedAt"u8, at.UtcDateTime);
    }
}
