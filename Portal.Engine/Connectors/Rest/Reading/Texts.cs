using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <summary>What a value in an answer says, as a text.</summary>
static class Texts
{
    /// <returns>Null where there is none: nothing, an object, a list, or a text that is not written well.</returns>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Written(value),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>Whether it says more than nothing, false, zero or an empty text or list.</summary>
    public static bool Says(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => Of(value) is not ("" or "0" or "false"),
        JsonValueKind.Number => !value.TryGetDouble(out var number) || number != 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        _ => false,
    };

    /// <summary>What it is, for a person.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "nothing",
    };

    /// <summary>A little of what somebody else wrote, on one line.</summary>
    public static string Quote(string text, int most = 120)
    {
        var line = new StringBuilder();
        foreach (var letter in text)
        {
            if (line.Length == most) return $"\"{line.ToString().TrimEnd()}…\"";
            if (!char.IsControl(letter) && !char.IsWhiteSpace(letter)) line.Append(letter);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return $"\"{line.ToString().TrimEnd()}\"";
    }

    /// <summary>17, "17" and 17.0 are one key.</summary>
    static string Number(JsonElement value)
    {
        var raw = value.GetRawText();
        return raw.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 && decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : raw;
    }

    static string? Written(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON can hold it, a text cannot.
            return null;
        }
    }
}
