using System.Buffers;
using System.Text.Json;
using Portal.Engine.Entities;

namespace Portal.Engine.Projection.Merging;

/// <summary>Merges records field by field. Pure, and the same in whatever order the records are given.</summary>
static class Votes
{
    static readonly JsonWriterOptions Writing = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Of each field, by its name, what each record says of it; the first is believed.</summary>
    public static SortedDictionary<string, List<Vote>> Of(IEnumerable<RecordNow> records, Precedence precedence)
    {
        var votes = new SortedDictionary<string, List<Vote>>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (record.Body is not { } body) continue;
            foreach (var (name, value) in BodyFields.All(body))
            {
                if (!votes.TryGetValue(name, out var field)) votes.Add(name, field = []);
                field.Add(new Vote(record, value, Rank(precedence.For(name), record.Stream), BodyFields.IsNull(value.Span)));
            }
        }

        foreach (var field in votes.Values) field.Sort(Vote.Compare);
        return votes;
    }

    /// <returns>The merged fields and from where each is.</returns>
    public static (byte[] Body, Dictionary<string, Origin> Origins) Merge(IEnumerable<RecordNow> records, Precedence precedence, long turn)
    {
        var votes = Of(records, precedence);
        var (body, origins) = (new ArrayBufferWriter<byte>(1024), new Dictionary<string, Origin>(StringComparer.Ordinal));
        using (var fields = new Utf8JsonWriter(body, Writing))
        {
            fields.WriteStartObject();
            foreach (var (name, field) in votes)
            {
                fields.WritePropertyName(name);
                fields.WriteRawValue(field[0].Value.Span, skipInputValidation: true);
                var from = field[0].Record;
                origins.Add(name, new Origin(from.Id, from.Stream, from.TimeOf(name), turn));
            }

            fields.WriteEndObject();
        }

        return (body.WrittenSpan.ToArray(), origins);
    }

    static int Rank(IReadOnlyList<long> streams, long stream)
    {
        for (var i = 0; i < streams.Count; i++)
        {
            if (streams[i] == stream) return i;
        }

        return int.MaxValue;
    }
}
