using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>Writes a value as its field has it, always the same bytes for the same value.</summary>
static class FieldWriter
{
    /// <summary>What a field of this type holds, for messages.</summary>
    public static string Noun(FieldType type) => type switch
    {
        FieldType.Text => "a text",
        FieldType.Number => "a number",
        FieldType.Boolean => "true or false",
        FieldType.Date => "a day such as 2026-03-29",
        FieldType.Moment => "a moment such as 2026-03-29T01:00:00Z",
        FieldType.Json => "JSON",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Whether a value of this kind may be one of this type; for a text each value tells.</summary>
    public static bool CanBecome(ValueKind kind, FieldType type) => type is FieldType.Text or FieldType.Json || kind switch
    {
        ValueKind.Number => type == FieldType.Number,
        ValueKind.Boolean => type == FieldType.Boolean,
        ValueKind.Moment => type == FieldType.Moment,
        ValueKind.Day => type == FieldType.Date,
        ValueKind.Digest => false,
        _ => true,
    };

    /// <returns>What is wrong with the value, or null.</returns>
    public static string? Write(FieldType type, FieldValue value, MappedRow row)
    {
        if (type == FieldType.Text) return WriteText(value, row);
        if (type == FieldType.Json && value.Kind == ValueKind.Source) return CanonicalJson.Write(value.Element, row);
        return value.TryText(row, out var text) && CanBecome(Form(value), type) ? Write(type, Form(value), text, row) : NotA(type);
    }

    static string? WriteText(FieldValue value, MappedRow row)
    {
        if (value is { Kind: ValueKind.Source, Element.ValueKind: JsonValueKind.String })
        {
            JsonText.Copy(JsonText.Inside(value.Element), row);
            return null;
        }

        if (!value.TryText(row, out var text)) return NotA(FieldType.Text);
        JsonText.Write(text, row.Output);
        return null;
    }

    static string? Write(FieldType type, ValueKind form, ReadOnlySpan<byte> text, MappedRow row) => type switch
    {
        FieldType.Number => form == ValueKind.Number || NumberText.IsPlain(text) ? WriteNumber(text, row) : NotA(type),
        FieldType.Boolean => text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) ? WriteBare(text, row) : NotA(type),
        FieldType.Date => WriteDay(text, row),
        FieldType.Moment => WriteMoment(text, row),
        FieldType.Json when form == ValueKind.Number => WriteNumber(text, row),
        FieldType.Json when form == ValueKind.Boolean => WriteBare(text, row),
        FieldType.Json => WriteQuoted(text, row),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>What a value of the source is by itself.</summary>
    static ValueKind Form(FieldValue value) => value.Kind != ValueKind.Source ? value.Kind : value.Element.ValueKind switch
    {
        JsonValueKind.Number => ValueKind.Number,
        JsonValueKind.True or JsonValueKind.False => ValueKind.Boolean,
        _ => ValueKind.Text,
    };

    static string? WriteNumber(ReadOnlySpan<byte> text, MappedRow row) => NumberText.TryWrite(text, row.Output) ? null : "has an exponent beyond reason";

    static string? WriteBare(ReadOnlySpan<byte> text, MappedRow row)
    {
        row.Output.Add(text);
        return null;
    }

    static string? WriteQuoted(ReadOnlySpan<byte> text, MappedRow row)
    {
        JsonText.Write(text, row.Output);
        return null;
    }

    static string? WriteDay(ReadOnlySpan<byte> text, MappedRow row)
    {
        if (!IsoTime.TryRead(text, out var time)) return NotA(FieldType.Date);
        if (time.HasTime && (time.Clock.TimeOfDay != TimeSpan.Zero || (time.Offset ?? TimeSpan.Zero) != TimeSpan.Zero))
            return "tells a time too, and not which day is meant; a date step can say in which time zone";
        row.Output.Add((byte)'"');
        IsoTime.WriteDay(DateOnly.FromDateTime(time.Clock), row.Output);
        row.Output.Add((byte)'"');
        return null;
    }

    static string? WriteMoment(ReadOnlySpan<byte> text, MappedRow row)
    {
        if (!IsoTime.TryRead(text, out var time)) return NotA(FieldType.Moment);
        if (!time.TryUtc(out var utc)) return time.Offset is null ? "tells no time zone; a date step can say which one is meant" : "lies outside the calendar";
        row.Output.Add((byte)'"');
        IsoTime.WriteMoment(utc, row.Output);
        row.Output.Add((byte)'"');
        return null;
    }

    static string NotA(FieldType type) => $"is not {Noun(type)}";
}
