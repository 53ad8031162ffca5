using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Paths;

namespace Portal.Engine.Mapping;

/// <summary>
/// What of a source's own rows may be shown. Nobody sees what is read for a sensitive field. What is read for no field may be
/// anything, so only admins see it; the others see what they would see in the record too.
/// </summary>
public sealed class RowSight
{
    public const string Sensitive = "(sensitive, hidden)", Unmapped = "(not mapped, hidden)";

    /// <summary>As deep as a row may be nested.</summary>
    const int MostLevels = 1000;

    /// <summary>Reasons that say nothing of the value itself begin so.</summary>
    static readonly string[] Blind = ["the value ", "the record ", "null is ", "an object ", "a list "];

    readonly SourcePath[] _secret, _open;
    readonly HashSet<string> _secretSubjects;

    RowSight(IReadOnlyList<MappedField>? reads, IEnumerable<EntityField> fields)
    {
        IsSure = reads is not null;
        Subjects = [.. (reads ?? []).Select(read => read.Subject).Distinct().Order(StringComparer.Ordinal)];
        // What is in a list may stand at another place of it in the next row, so all of the list is hidden.
        _secret = [.. (reads ?? []).Where(read => read.Target.Sensitive).SelectMany(read => read.From).Select(path => new SourcePath(path.Text, [.. path.Segments.TakeWhile(segment => segment.Name is not null)]))];
        _open = [.. (reads ?? []).Where(read => read is { Target.Sensitive: false, IsPlain: true }).SelectMany(read => read.From).Where(path => path.Segments.Count > 0)];
        _secretSubjects = [.. (reads ?? []).Where(read => read.Target.Sensitive).Select(read => read.Subject), .. fields.Where(field => field.Sensitive).Select(field => field.Name)];
    }

    /// <summary>Whether it can be told at all: not by a mapping that does not fit its entity.</summary>
    public bool IsSure { get; }

    /// <summary>What reasons call what the mapping reads.</summary>
    public IReadOnlyList<string> Subjects { get; }

    public static RowSight Of(MappingDefinition mapping, Entity entity) =>
        new(mapping.Compile(new EntityShape(entity.Kind, entity.Fields), new FormProblems())?.Reads, entity.Fields);

    /// <summary>Whether a text can be what a reason calls a value: one path or several.</summary>
    public static bool IsSubject(string text) => text.Split(", ").All(one => SourcePath.Parse(one, out _) is not null);

    /// <summary>Whether a reason shows a value that may be shown to nobody, as it was written by another mapping.</summary>
    /// <param name="subject">What the reason calls the value.</param>
    /// <param name="why">The rest of the reason.</param>
    public bool Hides(string subject, string why) =>
        !Blind.Any(begin => why.StartsWith(begin, StringComparison.Ordinal))
        && (!IsSure || _secretSubjects.Contains(subject) || subject.Split(", ").Any(one => SourcePath.Parse(one, out _) is not { } path || _secret.Any(path.Overlaps)));

    /// <summary>A row with all its names, and the values that may be shown.</summary>
    /// <param name="raw">All that the source said.</param>
    /// <param name="toAdmin">Also what is read for no field.</param>
    public string Show(string raw, bool toAdmin)
    {
        using var row = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = MostLevels });
        using var shown = new MemoryStream();
        using (var writer = new Utf8JsonWriter(shown, new JsonWriterOptions { Indented = true, MaxDepth = MostLevels, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, row.RootElement, [], toAdmin && IsSure);
        return Encoding.UTF8.GetString(shown.GetBuffer(), 0, (int)shown.Length);
    }

    void Write(Utf8JsonWriter writer, JsonElement value, List<PathSegment> at, bool isOpen)
    {
        if (_secret.Any(path => Begins(at, path.Segments)))
        {
            writer.WriteStringValue(Sensitive);
            return;
        }

        isOpen = isOpen || _open.Any(path => Begins(at, path.Segments));
        var isEntered = isOpen || at.Count == 0 || _secret.Concat(_open).Any(path => Begins(path.Segments, at));
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when isEntered:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Below(writer, property.Value, at, new PathSegment(property.Name), isOpen);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when isEntered:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in value.EnumerateArray()) Below(writer, item, at, new PathSegment(null, index++), isOpen);
                writer.WriteEndArray();
                break;
            default:
                if (isOpen) value.WriteTo(writer);
                else writer.WriteStringValue(Unmapped);
                break;
        }
    }

    void Below(Utf8JsonWriter writer, JsonElement value, List<PathSegment> at, PathSegment into, bool isOpen)
    {
        at.Add(into);
        Write(writer, value, at, isOpen);
        at.RemoveAt(at.Count - 1);
    }

    static bool Begins(IReadOnlyList<PathSegment> longer, IReadOnlyList<PathSegment> shorter) => longer.Count >= shorter.Count && longer.Take(shorter.Count).SequenceEqual(shorter);
}
