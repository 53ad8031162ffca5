using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Engine.Calendars;
using Portal.Engine.Configuration;
using Portal.Engine.Forms;

namespace Portal.Engine.Blueprints.Drafts;

/// <summary>Values that are one text in a file, and how each is written and read.</summary>
static class SingleValue
{
    const string Clock = @"hh\:mm\:ss";

    public static bool Is(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal)
        || type == typeof(TimeSpan) || type == typeof(TimeOnly) || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(Uri) || type == typeof(WorkSpan);

    public static JsonNode? Write(object value) => value switch
    {
        string text => text,
        bool yes => yes,
        Enum choice => Word(choice),
        TimeSpan span => SpanText.Write(span),
        TimeOnly time => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        // As it is written the shortest: what is kept of it ends with a slash where there is no path.
        Uri address => address.PathAndQuery == "/" ? address.GetLeftPart(UriPartial.Authority) : address.AbsoluteUri,
        WorkSpan hours => $"{Time(hours.From)}-{Time(hours.To)}",
        _ => JsonSerializer.SerializeToNode(value, value.GetType()),
    };

    public static string Word(Enum choice) => JsonNamingPolicy.CamelCase.ConvertName($"{choice}");

    /// <param name="type">What it is to be.</param>
    /// <param name="text">What stands there.</param>
    /// <param name="problem">What to write instead.</param>
    public static object? Read(Type type, string text, out string problem)
    {
        (var value, problem) = true switch
        {
            _ when type.IsEnum => Choice(type, text),
            _ when type == typeof(string) => (text, ""),
            _ when type == typeof(bool) => (text is "true" or "false" ? text == "true" : null, "Write true or false."),
            _ when type == typeof(int) => ((object?)(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null), "Write a whole number."),
            _ when type == typeof(long) => (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null, "Write a whole number."),
            _ when type == typeof(double) => (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : null, "Write a number."),
            _ when type == typeof(decimal) => (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null, "Write a number."),
            _ when type == typeof(TimeSpan) => (SpanText.Read(text), "Write a length of time, such as 5m, 2h or 1d."),
            _ when type == typeof(TimeOnly) => (TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null, "Write a time of the day, such as 08:30."),
            _ when type == typeof(DateOnly) => (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, "Write a day, such as 2026-12-24."),
            _ when type == typeof(DateTimeOffset) => (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null, "Write a moment, such as 2026-03-29T01:00:00Z."),
            _ when type == typeof(Uri) => (Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) ? uri : null, "Write a full address, such as https://api.example.com."),
            _ => (Hours(text), "Write hours, such as 09:00-17:00."),
        };
        return value;
    }

    static (object?, string) Choice(Type type, string text)
    {
        var words = Enum.GetValues(type).Cast<Enum>().ToDictionary(Word, StringComparer.OrdinalIgnoreCase);
        return (words.GetValueOrDefault(text), Nearest.To(text, words.Keys) is { } near ? $"Did you mean {near}?" : $"Write one of {string.Join(", ", words.Keys)}.");
    }

    static WorkSpan? Hours(string text) => text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Time(from) is { } begin && Time(to) is { } end ? new(begin, end) : null;

    /// <summary>A day has an end, which no clock shows: 24:00.</summary>
    static string Time(TimeSpan time) => time == TimeSpan.FromDays(1) ? "24:00" : time.ToString(time.Seconds == 0 ? Clock[..6] : Clock, CultureInfo.InvariantCulture);

    static TimeSpan? Time(string text) => text == "24:00" ? TimeSpan.FromDays(1) : TimeSpan.TryParseExact(text, [@"h\:mm", Clock[..6], Clock], CultureInfo.InvariantCulture, out var time) ? time : null;
}
