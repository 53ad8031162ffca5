using System.Text.Json;

namespace Portal.Engine.Mapping.Values;

/// <summary>A value on its way to the field: an element of the source, or bytes in the row's scratch.</summary>
readonly record struct FieldValue(ValueKind Kind)
{
    public static FieldValue Absent { get; } = new(ValueKind.Absent);

    public static FieldValue Null { get; } = new(ValueKind.Null);

    public JsonElement Element { get; private init; }

    /// <summary>What is wrong, to be read after the value: "is not a number".</summary>
    public string? Problem { get; private init; }

    public int Start { get; private init; }

    public int Length { get; private init; }

    /// <summary>There is nothing that a step could change.</summary>
    public bool IsNothing => Kind is ValueKind.Absent or ValueKind.Null;

    public static FieldValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => Absent,
        JsonValueKind.Null => Null,
        _ => new(ValueKind.Source) { Element = element },
    };

    /// <summary>What stands in the scratch from a point to its end.</summary>
    public static FieldValue Of(ValueKind kind, MappedRow row, int start) => new(kind) { Start = start, Length = row.Scratch.Length - start };

    public static FieldValue Of(ValueKind kind, MappedRow row, ReadOnlySpan<byte> text)
    {
        var start = row.Scratch.Length;
        row.Scratch.Add(text);
        return Of(kind, row, start);
    }

    public static FieldValue Refused(string problem) => new(ValueKind.Refused) { Problem = problem };

    /// <summary>It failed at an element that stands above the one looked for.</summary>
    public static FieldValue RefusedAt(JsonElement element, string problem) => new(ValueKind.Refused) { Element = element, Problem = problem };

    public ReadOnlySpan<byte> InScratch(MappedRow row) => row.Scratch.Part(Start, Length);

    /// <summary>The value as a text: a string without its escapes, a number or a boolean as written.</summary>
    /// <returns>False for a list, an object, and nothing.</returns>
    public bool TryText(MappedRow row, out ReadOnlySpan<byte> text)
    {
        if (Kind == ValueKind.Source) return JsonText.TryRead(Element, row.Scratch, out text);
        text = IsNothing || Kind == ValueKind.Refused ? [] : InScratch(row);
        return !IsNothing && Kind != ValueKind.Refused;
    }
}
