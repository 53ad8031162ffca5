using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Engine.Forms;

/// <summary>One setting as a text that is typed in: several are one a line.</summary>
public static class SettingText
{
    public static string Of(SettingField field, JsonNode? value) => value switch
    {
        JsonArray list => string.Join('\n', list.Select(item => $"{item}")),
        JsonObject pairs => string.Join('\n', pairs.Select(pair => $"{pair.Key} = {pair.Value}")),
        // A choice may be written with a capital, and stands without one in a form.
        { } one => field.Choices.FirstOrDefault(choice => choice.Value.Equals($"{one}", StringComparison.OrdinalIgnoreCase))?.Value ?? $"{one}",
        null => "",
    };

    /// <returns>What was typed, as it would stand in JSON. What is no number stays the text that it is, for whoever reads it to refuse.</returns>
    public static JsonNode Read(SettingField field, string typed) => field.Kind switch
    {
        SettingKind.Texts => new JsonArray([.. Lines(typed).Select(line => JsonValue.Create(line))]),
        SettingKind.Pairs => Pairs(typed),
        SettingKind.YesNo => JsonValue.Create(typed.Equals(bool.TrueString, StringComparison.OrdinalIgnoreCase)),
        SettingKind.Number when Number(field, typed) is { } number => number,
        _ => JsonValue.Create(typed),
    };

    static JsonValue? Number(SettingField field, string typed) =>
        field.Whole ? long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null
        : decimal.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : null;

    static JsonObject Pairs(string typed)
    {
        var pairs = new JsonObject();
        foreach (var line in Lines(typed))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            pairs[(at < 0 ? line : line[..at]).Trim()] = at < 0 ? "" : line[(at + 1)..].Trim();
        }

        return pairs;
    }

    static IEnumerable<string> Lines(string typed) => typed.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);
}
