using System.Globalization;

namespace Portal.Engine.Sources.Schedules;

/// <summary>The days of a cron expression, also those that are counted from the end: L, L-3, LW, 15W, FRIL, 5L, MON#2.</summary>
static class CronDays
{
    public static Outcome<Func<DateTime, bool>> OfMonth(string text)
    {
        if (text is "*" or "?") return (Func<DateTime, bool>)(_ => true);
        if (text == "L") return (Func<DateTime, bool>)(day => day.Day == Days(day));
        if (text == "LW") return (Func<DateTime, bool>)(day => day == Working(day, Days(day)));
        if (text.StartsWith("L-", StringComparison.Ordinal))
        {
            return int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var back) && back <= 30
                ? (Func<DateTime, bool>)(day => day.Day == Days(day) - back)
                : new CronUnfit("After L- stands how many days before the end of the month, from 1 to 30.", "L-1");
        }

        if (text.EndsWith('W'))
        {
            if (CronField.Day.Number(text[..^1], out var near) is { } wrong) return new CronUnfit(wrong.What, wrong.Right is { } right ? $"{right}W" : null);
            return (Func<DateTime, bool>)(day => near <= Days(day) && day == Working(day, near));
        }

        if (!CronField.Day.Read(text).Succeeded(out var days, out var refusal)) return refusal;
        return (Func<DateTime, bool>)(day => days.Contains(day.Day));
    }

    public static Outcome<Func<DateTime, bool>> OfWeek(string text, CronField weekday)
    {
        if (text is "*" or "?") return (Func<DateTime, bool>)(_ => true);
        if (text is "L") text = "SAT";
        var isLast = text.Length > 1 && text.EndsWith('L');
        if (isLast || text.Contains('#', StringComparison.Ordinal))
        {
            var (name, which) = isLast ? (text[..^1], "0") : (text[..text.IndexOf('#', StringComparison.Ordinal)], text[(text.IndexOf('#', StringComparison.Ordinal) + 1)..]);
            if (weekday.Number(name, out var one) is { } wrong) return new CronUnfit(wrong.What, wrong.Right is { } right ? text.Replace(name, right, StringComparison.Ordinal) : null);
            if (!int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 5 || (number == 0 && !isLast)) return new CronUnfit("After the # stands which of the month it is, from 1 to 5.", $"{name}#1");
            var on = Of(one, weekday);
            return (Func<DateTime, bool>)(day => day.DayOfWeek == on && (isLast ? day.Day > Days(day) - 7 : (day.Day + 6) / 7 == number));
        }

        if (!weekday.Read(text).Succeeded(out var days, out var refusal)) return refusal;
        var all = days.Select(day => Of(day, weekday)).ToHashSet();
        return (Func<DateTime, bool>)(day => all.Contains(day.DayOfWeek));
    }

    static DayOfWeek Of(int number, CronField weekday) => (DayOfWeek)((number - weekday.Least) % 7);

    static int Days(DateTime day) => DateTime.DaysInMonth(day.Year, day.Month);

    /// <summary>The working day that is nearest to a day of the month, within the month.</summary>
    static DateTime Working(DateTime of, int number)
    {
        var day = new DateTime(of.Year, of.Month, number);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => number == 1 ? day.AddDays(2) : day.AddDays(-1),
            DayOfWeek.Sunday => number == Days(of) ? day.AddDays(-2) : day.AddDays(1),
            _ => day,
        };
    }
}
