using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store.Commits;

/// <summary>
/// Merges what says some of a record with what says all of it. Each field that a patch brought keeps the stamp of that patch,
/// so that two feeds may bring different fields in any order and the newer wins field by field.
/// </summary>
static class Patches
{
    static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    /// <summary>Whether a row leaves something of what is stored as it is.</summary>
    public static bool IsPartOf(in Incoming row) => row.Act == Act.Patch || row.Keeps is not null;

    public static PendingEvent? Merge(RecordState known, in Incoming row)
    {
        var stamps = Read(known.Patched);
        var had = known is { IsKnown: true, IsDeleted: false } ? Fields(known.Body) : [];
        var brought = Fields(row.Body);
        // A sealed value looks new each time; where it is the same, what is stored stays, so that nothing seems to change.
        foreach (var (field, value) in had)
        {
            if (brought.TryGetValue(field, out var again) && SealedValue.SaySame(value, again)) brought[field] = value;
        }

        var (merged, stamp) = row.Act == Act.Patch ? (Patch(had, brought, known.Stamp, row.Stamp, stamps), known.Stamp) : Replace(had, brought, known.Stamp, row, stamps);
        if (merged is null) return Judge.Seen(known, known.Stamp);

        var body = Write(merged);
        var patched = Write(stamps);
        if (known is { IsKnown: true, IsDeleted: false } && body.Span.SequenceEqual(known.Body.Span))
        {
            // Nothing is said anew, but since when it is known to be so has moved.
            if (patched != known.Patched) known.Mark = known.Mark == Mark.Inserted ? Mark.Inserted : Mark.Updated;
            known.Patched = patched;
            return Judge.Seen(known, stamp);
        }

        return Judge.Change(known, body, StoreHash.Of(body.Span), stamp, row.Stamp, patched);
    }

    /// <summary>Whether something that a patch brought is not older than a reading of all of it. Of two that tie the stored one stays.</summary>
    public static bool Outlive(string? patched, Stamp stamp) => patched is not null && Read(patched).Values.Any(one => !stamp.IsNewerThan(one));

    /// <returns>The fields of which something else is known than a reading says.</returns>
    public static IReadOnlyList<string> Differing(ReadOnlyMemory<byte> known, ReadOnlyMemory<byte> said)
    {
        var had = Fields(known);
        return [.. Fields(said).Where(field => !had.TryGetValue(field.Key, out var value) || (value != field.Value && !SealedValue.SaySame(value, field.Value))).Select(field => field.Key)];
    }

    /// <returns>The fields of which a reading says something.</returns>
    public static IReadOnlyCollection<string> Named(ReadOnlyMemory<byte> said) => Fields(said).Keys;

    public static string? Restamp(string patched, Func<Stamp, Stamp> restamp)
    {
        var stamps = Read(patched);
        foreach (var (field, stamp) in stamps.ToArray()) stamps[field] = restamp(stamp);
        return Write(stamps);
    }

    /// <returns>The fields after the patch; null if none of what it says is newer.</returns>
    static SortedDictionary<string, string>? Patch(SortedDictionary<string, string> had, SortedDictionary<string, string> brought, Stamp all, Stamp stamp, SortedDictionary<string, Stamp> stamps)
    {
        var isNewer = false;
        foreach (var (field, value) in brought)
        {
            if (!stamp.IsNewerThan(stamps.GetValueOrDefault(field, all))) continue;
            (had[field], stamps[field], isNewer) = (value, stamp, true);
        }

        return isNewer ? had : null;
    }

    /// <returns>The fields after a reading of all of it (none, where it is gone), which leaves alone what a newer patch brought and what it keeps; null if it is not newer.</returns>
    static (SortedDictionary<string, string>? Fields, Stamp Stamp) Replace(
        SortedDictionary<string, string> had, SortedDictionary<string, string> brought, Stamp all, in Incoming row, SortedDictionary<string, Stamp> stamps)
    {
        var stamp = row.Stamp;
        if (!stamp.IsNewerThan(all)) return (null, all);
        var kept = (row.Keeps ?? Nothing).Where(had.ContainsKey).Select(field => (field, stamps.GetValueOrDefault(field, all))).ToArray();
        foreach (var (field, at) in stamps.ToArray())
        {
            if (stamp.IsNewerThan(at)) stamps.Remove(field);
            else if (had.TryGetValue(field, out var value)) brought[field] = value;
        }

        // As old as it was: a patch that is older than this reading may still be newer than what is kept.
        foreach (var (field, at) in kept) (brought[field], stamps[field]) = (had[field], at);
        return (brought, stamp);
    }

    /// <summary>Each field with its value as JSON text, in the order of a canonical body.</summary>
    static SortedDictionary<string, string> Fields(ReadOnlyMemory<byte> body)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (body.IsEmpty) return fields;
        using var document = JsonDocument.Parse(body);
        foreach (var field in document.RootElement.EnumerateObject()) fields[field.Name] = field.Value.GetRawText();
        return fields;
    }

    static ReadOnlyMemory<byte> Write(SortedDictionary<string, string> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, BodyFormat.Writing);
        writer.WriteStartObject();
        foreach (var (field, value) in fields)
        {
            writer.WritePropertyName(field);
            writer.WriteRawValue(value, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    static SortedDictionary<string, Stamp> Read(string? patched)
    {
        var stamps = new SortedDictionary<string, Stamp>(StringComparer.Ordinal);
        if (patched is null) return stamps;
        foreach (var (field, stamp) in JsonNode.Parse(patched)!.AsObject())
            stamps[field] = new Stamp(stamp!.AsArray()[0]?.GetValue<long>(), stamp.AsArray()[1]!.GetValue<long>());
        return stamps;
    }

    static string? Write(SortedDictionary<string, Stamp> stamps) => stamps.Count == 0
        ? null
        : new JsonObject([.. stamps.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)new JsonArray(one.Value.SourceAt, one.Value.SeenAt)))]).ToJsonString();
}
