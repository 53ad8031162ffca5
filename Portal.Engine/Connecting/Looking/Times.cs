using System.Globalization;
using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;

namespace Portal.Engine.Connecting.Looking;

/// <summary>Finds what could say when a record last changed: what is written as a time, the likeliest by its name first.</summary>
static class Times
{
    const int MostTold = 6;

    /// <summary>A name that says less may be of a day that is not moved by changes, such as of an invoice or a hiring: it is told, and left to a person.</summary>
    const int OfChange = 20, Unknown = 18;

    /// <summary>Numbers outside of these years are rather something else.</summary>
    static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero), Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly (string Part, int Score)[] Names =
    [
        ("updat", 100), ("modif", 100), ("chang", 100), ("edited", 90), ("lastactiv", 60), ("touched", 60), ("systemmodstamp", 95), ("timestamp", 30), ("occur", 30), ("happen", 30), ("logged", 30), ("creat", 15), ("opened", 12), ("added", 12), ("insert", 12), ("clos", 5), ("due", 2), ("birth", 1), ("delet", 1),
    ];

    /// <summary>Nothing more is said of what happened and never changes.</summary>
    static readonly HashSet<string> OfHappening = new(StringComparer.OrdinalIgnoreCase) { "at", "ts", "time", "when" };

    public static IReadOnlyList<UpdatedIdea> In(Columns columns, DateTimeOffset now) =>
        [.. columns.All.Select(column => Of(column, now)).OfType<UpdatedIdea>().OrderByDescending(idea => Score(idea.Field)).ThenByDescending(idea => idea.Newest <= now).ThenByDescending(idea => idea.Newest).Take(MostTold)];

    /// <summary>Null if it is no time in any way that is known.</summary>
    public static UpdatedIdea? Of(Column column, DateTimeOffset now)
    {
        var values = column.Values.OfType<JsonElement>().ToArray();
        if (values.Length == 0 || values.Any(value => value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))) return null;
        foreach (var (format, name) in Formats(values[0]))
        {
            var reader = new TimeText(new() { Format = format });
            var times = values.Select(value => reader.Read(value)?.At).ToArray();
            if (times.Any(time => time is not { } at || at < Earliest || at > Latest)) continue;
            var newest = times.Max()!.Value;
            return new(column.Path, new() { Format = format }, newest, IsOfChange(column.Path), $"{column.Path}: {name}, newest {Ago(now - newest)}{(IsOfChange(column.Path) ? "" : "; its name does not say that each change moves it")}");
        }

        return null;
    }

    static IEnumerable<(TimeFormat Format, string Name)> Formats(JsonElement first)
    {
        var text = Texts.Of(first) ?? "";
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            if (text.Length is 9 or 10) yield return (TimeFormat.Seconds, "seconds since 1970");
            if (text.Length is 12 or 13) yield return (TimeFormat.Milliseconds, "milliseconds since 1970");
            yield break;
        }

        if (first.ValueKind != JsonValueKind.String || text.Length < 8) yield break;
        if (char.IsAsciiLetter(text[0]) && text.EndsWith("GMT", StringComparison.Ordinal)) yield return (TimeFormat.Http, "dates as in HTTP");
        if (!char.IsAsciiDigit(text[0]) || !text.Contains('-', StringComparison.Ordinal)) yield break;
        if (HasZone(text)) yield return (TimeFormat.Iso, "ISO times");
        else yield return (TimeFormat.IsoWithoutZone, text.Length <= 10 ? "days without an hour" : "ISO times without a zone, taken for UTC");
    }

    static bool HasZone(string text) => text.Length > 10 && (text[^1] is 'Z' or 'z' || text.AsSpan(10).ContainsAny('+', '-'));

    static bool IsOfChange(string path) => Score(path) >= OfChange;

    /// <summary>A name that speaks of a change counts for more than one of the making; a day without an hour is known by its value only.</summary>
    static int Score(string path)
    {
        var name = FieldPath.Steps(path)[^1].Replace("_", "", StringComparison.Ordinal);
        var named = Names.Where(one => name.Contains(one.Part, StringComparison.OrdinalIgnoreCase)).Select(one => (int?)one.Score).FirstOrDefault() ?? (OfHappening.Contains(name) ? 30 : Unknown);
        return named - (path.Count(letter => letter == '.') * 3);
    }

    public static string Ago(TimeSpan age) => age switch
    {
        _ when age < TimeSpan.FromMinutes(-1) => "in the future",
        _ when age < TimeSpan.FromMinutes(1) => "just now",
        _ when age < TimeSpan.FromHours(2) => Many(age.TotalMinutes, "minute"),
        _ when age < TimeSpan.FromDays(2) => Many(age.TotalHours, "hour"),
        _ => Many(age.TotalDays, "day"),
    };

    static string Many(double count, string what) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(count):0} {what}{(Math.Floor(count) == 1 ? "" : "s")} ago");
}
