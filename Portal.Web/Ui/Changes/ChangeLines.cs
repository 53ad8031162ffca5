using System.Globalization;
using System.Text.Json;
using Portal.Web.Ui.Times;

namespace Portal.Web.Ui.Changes;

/// <summary>What changed, taken apart to its last parts, so that a person reads what was and what is, and no JSON.</summary>
public static class ChangeLines
{
    /// <summary>Of the whole: what the entry says elsewhere, and numbers that mean nothing to anybody.</summary>
    static readonly HashSet<string> Unsaid = ["id", "createdAt", "scheduledAt", "streamId", "sourceId"];

    /// <summary>What follows from the rest of a schedule.</summary>
    static readonly HashSet<string> UnsaidOfSchedule = ["runsByItself", "isSound"];

    /// <summary>What tells the parts of a list apart.</summary>
    static readonly string[] Keys = ["to", "name", "field", "path"];

    /// <param name="before">The properties as they were, as JSON; null if it was not there.</param>
    /// <param name="after">As they are since; null if it is gone.</param>
    /// <param name="zone">Whose clock times are told by.</param>
    public static IReadOnlyList<ChangeLine> Of(string? before, string? after, TimeZoneInfo zone)
    {
        var (was, now) = (Read(before, zone), Read(after, zone));
        return [.. was.Keys.Union(now.Keys).Where(name => IsSaid(was.GetValueOrDefault(name), now.GetValueOrDefault(name))).Select(name => new ChangeLine(name, was.GetValueOrDefault(name)?.Text, now.GetValueOrDefault(name)?.Text))];
    }

    /// <summary>What is not so, and was not there before, is nothing new.</summary>
    static bool IsSaid(Said? before, Said? after) => before?.Text != after?.Text && (before is { IsSo: true } || after is { IsSo: true });

    static Dictionary<string, Said> Read(string? json, TimeZoneInfo zone)
    {
        var found = new Dictionary<string, Said>();
        if (json is null) return found;
        using var document = JsonDocument.Parse(json);
        TakeApart(document.RootElement, "", null, found, zone);
        return found;
    }

    /// <param name="value">What it is.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="key">The property that it is called by, which need not be said again.</param>
    /// <param name="found">What was found until now.</param>
    /// <param name="zone">Whose clock times are told by.</param>
    static void TakeApart(JsonElement value, string name, string? key, Dictionary<string, Said> found, TimeZoneInfo zone)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var part in value.EnumerateObject().Where(part => part.Name != key && !IsUnsaid(name, part.Name))) TakeApart(part.Value, Below(name, ChangeWords.Property(part.Name)), null, found, zone);
                break;
            case JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                if (value.GetArrayLength() > 0) found[name] = new(string.Join(", ", value.EnumerateArray().Select(item => Say(item, zone))), IsSo: true);
                break;
            case JsonValueKind.Array:
                var names = new HashSet<string>();
                foreach (var (nth, item) in value.EnumerateArray().Index())
                {
                    var number = (nth + 1).ToString(CultureInfo.InvariantCulture);
                    var (of, called) = Key(item) ?? (null, number);
                    if (!names.Add(called)) called = $"{called} ({number})";
                    TakeApart(item, Below(name, called), of, found, zone);
                }

                break;
            case JsonValueKind.String when Inside(value.GetString()!) is { } inside:
                using (inside) TakeApart(inside.RootElement, name, null, found, zone);
                break;
            default:
                if (Say(value, zone) is { Length: > 0 } text) found[name] = new(text, value.ValueKind != JsonValueKind.False);
                break;
        }
    }

    static bool IsUnsaid(string name, string part) => (name.Length == 0 && Unsaid.Contains(part)) || (name == "schedule" && UnsaidOfSchedule.Contains(part));

    static string Below(string name, string part) => name.Length == 0 ? part : $"{name}, {part}";

    /// <summary>What tells a part of a list from the others, where it has more than that.</summary>
    static (string? Property, string Called)? Key(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Count() < 2) return null;
        foreach (var key in Keys)
        {
            if (item.TryGetProperty(key, out var value) && value is { ValueKind: JsonValueKind.String } && value.GetString() is { Length: > 0 } called) return (key, called);
        }

        return null;
    }

    /// <summary>Settings and mappings are kept as a text that is JSON itself.</summary>
    static JsonDocument? Inside(string text)
    {
        if (text is not (['{', ..] or ['[', ..])) return null;
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Say(JsonElement value, TimeZoneInfo zone) => value.ValueKind switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "",
        JsonValueKind.String => Say(value.GetString()!, zone),
        _ => value.GetRawText(),
    };

    static string Say(string text, TimeZoneInfo zone)
    {
        if (text.Length > "00:00:0".Length && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span)) return Say(span);
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Moments.Exact(at, zone) : text;
    }

    /// <summary>"1d 6h", as it is typed in too.</summary>
    static string Say(TimeSpan span)
    {
        var parts = new (int Number, string Unit)[] { (span.Days, "d"), (span.Hours, "h"), (span.Minutes, "m"), (span.Seconds, "s") }.Where(part => part.Number != 0).ToArray();
        return parts.Length == 0 ? "0s" : string.Join(' ', parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Number}{part.Unit}")));
    }

    /// <param name="Text">For a person.</param>
    /// <param name="IsSo">False of a yes or no that is no.</param>
    sealed record Said(string Text, bool IsSo);
}
