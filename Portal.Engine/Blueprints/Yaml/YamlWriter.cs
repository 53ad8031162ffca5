using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Engine.Blueprints.Yaml;

/// <summary>Writes YAML for people, always the same text for the same data: texts of several lines as blocks, and quotes only where they are needed.</summary>
static partial class YamlWriter
{
    /// <summary>Other programs that read YAML take these for something else than a text.</summary>
    static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "null", "yes", "no", "on", "off", "y", "n" };

    public static string Write(JsonObject document)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in document)
        {
            if (text.Length > 0) text.Append('\n');
            Entry(text, name, value, 0);
        }

        return text.ToString();
    }

    static void Entry(StringBuilder text, string name, JsonNode? value, int indent)
    {
        text.Append(Line(name)).Append(':');
        Below(text, value, indent);
    }

    static void Below(StringBuilder text, JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } group:
                text.Append('\n');
                foreach (var (name, inner) in group) Entry(Indent(text, indent + 1), name, inner, indent + 1);
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list) Item(Indent(text, indent + 1), item, indent + 1);
                break;
            default:
                text.Append(' ');
                Single(text, value, indent + 1);
                break;
        }
    }

    static void Item(StringBuilder text, JsonNode? item, int indent)
    {
        text.Append('-');
        if (item is not JsonObject { Count: > 0 } group)
        {
            Below(text, item, indent);
            return;
        }

        var isFirst = true;
        foreach (var (name, inner) in group)
        {
            Entry(isFirst ? text.Append(' ') : Indent(text, indent + 1), name, inner, indent + 1);
            isFirst = false;
        }
    }

    static void Single(StringBuilder text, JsonNode? value, int indent)
    {
        if (value is JsonObject) text.Append("{}\n");
        else if (value is JsonArray) text.Append("[]\n");
        else if (value is null) text.Append("null\n");
        else if (value.GetValueKind() != JsonValueKind.String) text.Append(value.ToJsonString()).Append('\n');
        else if (value.GetValue<string>() is var written && IsBlock(written)) Block(text, written, indent);
        else text.Append(Line(written)).Append('\n');
    }

    static void Block(StringBuilder text, string written, int indent)
    {
        text.Append(written.EndsWith('\n') ? "|\n" : "|-\n");
        foreach (var line in written.TrimEnd('\n').Split('\n'))
        {
            if (line.Length > 0) Indent(text, indent).Append(line);
            text.Append('\n');
        }
    }

    static StringBuilder Indent(StringBuilder text, int indent) => text.Append(' ', 2 * indent);

    /// <summary>A block keeps every letter: nothing at the edges that would be taken for part of the layout.</summary>
    static bool IsBlock(string text) =>
        text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) && !text.EndsWith("\n\n", StringComparison.Ordinal) && text[0] is not (' ' or '\n' or '\t')
        && text.All(letter => letter == '\n' || (!char.IsControl(letter) && !char.IsSurrogate(letter) && letter is not ('\u2028' or '\u2029' or '\uFEFF' or '\u0085')));

    static string Line(string text) => IsPlain(text) ? text : Escaped(text);

    static bool IsPlain(string text) =>
        Plain().IsMatch(text) && !Words.Contains(text) && !text.EndsWith(' ') && !text.EndsWith(':') && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
        && !double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _);

    static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') escaped.Append('\\').Append(rune);
            else if (rune.Value == '\n') escaped.Append("\\n");
            else if (rune.Value <= 0xFFFF && (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFEFF)) escaped.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else escaped.Append(rune);
        }

        return escaped.Append('"').ToString();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_/$][A-Za-z0-9_/$.:@()+*=?&;,'<>~äöüÄÖÜßéèàçñ% -]*\z")]
    private static partial Regex Plain();
}
