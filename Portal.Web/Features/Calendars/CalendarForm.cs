using System.Globalization;
using Portal.Engine.Calendars;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Calendars;

/// <summary>What somebody enters as a calendar.</summary>
public sealed class CalendarForm
{
    const string Worked = "09:00–17:00", Whole = "00:00–24:00";

    public string? Name { get; set; }

    public string? Zone { get; set; }

    /// <summary>Empty for no holidays.</summary>
    public string? Country { get; set; }

    /// <summary>Of each weekday, Monday first.</summary>
    public IReadOnlyList<WeekdayLine> Week { get; } = [.. Enumerable.Range(1, 7).Select(day => new WeekdayLine((DayOfWeek)(day % 7)))];

    /// <summary>A line each: the day, and why nobody works on it.</summary>
    public string? DaysOff { get; set; }

    /// <summary>A line each: the day, and its hours.</summary>
    public string? ExtraDays { get; set; }

    public static CalendarForm New(string zone)
    {
        var form = new CalendarForm { Zone = zone };
        form.FillWeekdays();
        return form;
    }

    public static CalendarForm Of(WorkCalendar calendar)
    {
        var form = new CalendarForm
        {
            Name = calendar.Name,
            Zone = calendar.Zone,
            Country = calendar.Country,
            DaysOff = string.Join('\n', calendar.DaysOff.Select(off => $"{Write(off.Day)} {off.Name}")),
            ExtraDays = string.Join('\n', calendar.ExtraDays.Select(extra => $"{Write(extra.Day)} {HoursText.Write(extra.Hours)}")),
        };
        foreach (var line in form.Week) line.Hours = HoursText.Write(calendar.Hours.GetValueOrDefault(line.Day, []));
        return form;
    }

    public void FillWeekdays() => Fill(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? null : Worked);

    public void FillEveryDay() => Fill(_ => Whole);

    /// <param name="problem">Told of each entry that cannot be read: whose it is, its name, and what is wrong.</param>
    public CalendarDraft Read(Action<object, string, string> problem) => new()
    {
        Name = Name ?? "",
        Zone = (Zone ?? "").Trim(),
        Country = string.IsNullOrEmpty(Country) ? null : Country,
        Hours = Week.Select(line => (line.Day, Hours: Hours(line, problem))).Where(line => line.Hours.Count > 0).ToDictionary(line => line.Day, line => line.Hours),
        DaysOff = [.. Lines(DaysOff, nameof(DaysOff), "Write a day a line, such as 2026-12-31 Stocktaking.", problem).Select(line => new DayOff(line.Day, line.Words))],
        ExtraDays = Extra(problem),
    };

    List<ExtraDay> Extra(Action<object, string, string> problem)
    {
        const string wrong = "Write a day and its hours a line, such as 2026-12-19 9–14.";
        var days = new List<ExtraDay>();
        foreach (var (day, rest) in Lines(ExtraDays, nameof(ExtraDays), wrong, problem))
        {
            if (HoursText.Read(rest) is { Count: > 0 } hours) days.Add(new ExtraDay(day, hours));
            else problem(this, nameof(ExtraDays), wrong);
        }

        return days;
    }

    IEnumerable<(DateOnly Day, string Words)> Lines(string? text, string name, string wrong, Action<object, string, string> problem)
    {
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (Days.Read(parts[0]) is { } day && parts is [_, { Length: > 0 } rest]) yield return (day, rest);
            else problem(this, name, wrong);
        }
    }

    static IReadOnlyList<WorkSpan> Hours(WeekdayLine line, Action<object, string, string> problem)
    {
        if (HoursText.Read(line.Hours) is { } hours) return hours;
        problem(line, nameof(line.Hours), "Write hours such as 9–17, or 9–12, 13–17:30.");
        return [];
    }

    void Fill(Func<DayOfWeek, string?> hours)
    {
        foreach (var line in Week) line.Hours = hours(line.Day);
    }

    static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
