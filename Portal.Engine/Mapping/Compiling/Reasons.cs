using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>Why a value cannot be taken, as a sentence that shows as much of it as may be shown.</summary>
static class Reasons
{
    const int MostShown = 40;

    /// <param name="subject">Where the value comes from.</param>
    /// <param name="value">The value as it was found bad.</param>
    /// <param name="problem">"is not a number".</param>
    /// <param name="isHidden">The value may be shown to nobody.</param>
    /// <param name="row">What the value points into.</param>
    public static string Of(string subject, FieldValue value, string problem, bool isHidden, MappedRow row) =>
        $"{subject}: {(isHidden ? "the value" : Shown(value, row))} {problem}";

    static string Shown(FieldValue value, MappedRow row)
    {
        var kind = value.Element.ValueKind;
        if (kind == JsonValueKind.Object) return "an object";
        if (kind == JsonValueKind.Array) return "a list";
        if (kind == JsonValueKind.Undefined && value.Kind == ValueKind.Refused) return "the value";
        var text = "";
        if (kind != JsonValueKind.Undefined && JsonText.TryRead(value.Element, row.Scratch, out var bytes)) text = Short(bytes);
        else if (value.TryText(row, out bytes)) text = Short(bytes);
        return kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? text : $"\"{text}\"";
    }

    /// <summary>Cut between letters, and without anything that moves the line it is shown in.</summary>
    static string Short(ReadOnlySpan<byte> text)
    {
        var shown = new StringBuilder();
        var count = 0;
        while (text.Length > 0)
        {
            if (count++ == MostShown) return shown.Append('…').ToString();
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            var category = Rune.GetUnicodeCategory(rune);
            var isMark = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            shown.Append(isMark ? " " : rune.ToString());
            text = text[length..];
        }

        return shown.ToString();
    }
}
