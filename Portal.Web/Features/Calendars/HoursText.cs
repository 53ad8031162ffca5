using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Engine.Calendars;

namespace Portal.Web.Features.Calendars;

/// <summary>Hours of a day as people write them: "9–12, 13–17:30".</summary>
public static partial class HoursText
{
    /// <returns>Null if they cannot be read; nothing of an empty text.</returns>
    public static IReadOnlyList<WorkSpan>? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var spans = new List<WorkSpan>();
        foreach (var part in text.Split(','))
        {
            if (Span().Match(part.Trim()) is not { Success: true } match) return null;
            if (Clock(match.Groups[1].Value, match.Groups[2].Value) is not { } from || Clock(match.Groups[3].Value, match.Groups[4].Value) is not { } to) return null;
            spans.Add(new WorkSpan(from, to));
        }

        return spans;
    }

    public static string Write(IReadOnlyList<WorkSpan> spans) => string.Join(", ", spans.Select(span => $"{Write(span.From)}–{Write(span.To)}"));

    static string Write(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");

    /// <summary>Whether hours are such as a day has is the calendar's own to say.</summary>
    static TimeSpan? Clock(string hours, string minutes)
    {
        var of = minutes.Length == 0 ? 0 : int.Parse(minutes, CultureInfo.InvariantCulture);
        return of < 60 ? new TimeSpan(int.Parse(hours, CultureInfo.InvariantCulture), of, 0) : null;
    }

    [GeneratedRegex(@"^([0-9]{1,2})(?::([0-9]{2}))?\s*[-–]\s*([0-9]{1,2})(?::([0-9]{2}))?$")]
    private static partial Regex Span();
}
