using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <summary>
/// The way to a value: names with dots between them, numbers for places in a list, $ for the whole. A name that holds dots
/// itself, such as @odata.nextLink, is found too.
/// </summary>
sealed class FieldPath
{
    const string Whole = "$";

    readonly string[] _steps;

    /// <summary>Each step as it is in JSON, and with all that follow it, for names with dots.</summary>
    readonly byte[][] _names, _rests;

    FieldPath(string text)
    {
        Text = text;
        _steps = Steps(text);
        _names = [.. _steps.Select(Encoding.UTF8.GetBytes)];
        _rests = [.. _steps.Select((_, i) => Encoding.UTF8.GetBytes(string.Join('.', _steps[i..])))];
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public static FieldPath Of(string text) => new(text);

    public static FieldPath? Maybe(string? text) => string.IsNullOrEmpty(text) ? null : new(text);

    public static bool IsFit(string text) => text == Whole || Steps(text) is { Length: > 0 } steps && steps.All(step => step.Length > 0 && step.Trim() == step);

    public static string[] Steps(string text) => text == Whole ? [] : (text.StartsWith("$.", StringComparison.Ordinal) ? text[2..] : text).Split('.');

    public bool Find(JsonElement root, out JsonElement value) => Find(root, 0, out value);

    /// <returns>Null where nothing stands, or null itself.</returns>
    public string? TextIn(JsonElement root) => Find(root, out var value) ? Texts.Of(value) : null;

    public long? NumberIn(JsonElement root) => long.TryParse(TextIn(root), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <returns>Null where it says neither yes nor no.</returns>
    public bool? FlagIn(JsonElement root) => Find(root, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? Texts.Says(value) : null;

    public override string ToString() => Text;

    bool Find(JsonElement at, int step, out JsonElement value)
    {
        value = at;
        if (step == _steps.Length) return true;
        switch (at.ValueKind)
        {
            case JsonValueKind.Object:
                if (step < _steps.Length - 1 && at.TryGetProperty(_rests[step], out value)) return true;
                return at.TryGetProperty(_names[step], out var inner) && Find(inner, step + 1, out value);
            case JsonValueKind.Array:
                return int.TryParse(_steps[step], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < at.GetArrayLength() && Find(at[place], step + 1, out value);
            default:
                return false;
        }
    }
}
