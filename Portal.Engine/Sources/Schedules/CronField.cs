using System.Globalization;
using Portal.Engine.Configuration;

namespace Portal.Engine.Sources.Schedules;

/// <summary>One field of a cron expression: what it is called, what numbers it takes, and by what names.</summary>
sealed record CronField(string Thing, int Least, int Most, IReadOnlyList<string> Names)
{
    public static readonly CronField
        Second = new("second", 0, 59, []),
        Minute = new("minute", 0, 59, []),
        Hour = new("hour", 0, 23, []),
        Day = new("day of the month", 1, 31, []),
        Month = new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        Year = new("year", 1970, 2199, []);

    static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>With five fields Sunday is 0, and 7 too; with seconds before them it is 1, as in Quartz.</summary>
    public static CronField Weekday(bool isQuartz) => isQuartz ? new("weekday", 1, 7, Weekdays) : new("weekday", 0, 7, [.. Weekdays, "SUN"]);

    /// <returns>The numbers of "*", "5", "1-5", "*/10", "MON,FRI" in order; or what is wrong, with the text that would be right.</returns>
    public Outcome<int[]> Read(string text)
    {
        var all = new SortedSet<int>();
        var parts = text.Split(',');
        foreach (var part in parts)
        {
            if (Part(part, all) is (var what, var right)) return new CronUnfit(what, right is null ? null : string.Join(',', parts.Select(one => one == part ? right : one)));
        }

        return all.ToArray();
    }

    /// <returns>What is wrong with a part, and what would be right; null if nothing is.</returns>
    (string What, string? Right)? Part(string part, SortedSet<int> all)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, "1"),
            [var whole, var each] => (whole, each),
            _ => ("", ""),
        };
        if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var by) || by == 0) return ($"After the / of \"{part}\" stands in which steps, from 1 on.", range.Length == 0 ? null : $"{range}/1");
        int from, to;
        if (range is "*" or "?")
        {
            (from, to) = (Least, Most);
        }
        else if (range.Split('-') is [var first, var last])
        {
            if (Number(first, out from) is { } wrong) return (wrong.What, Again(part, first, wrong.Right));
            if (Number(last, out to) is { } unfit) return (unfit.What, Again(part, last, unfit.Right));
        }
        else
        {
            if (Number(range, out from) is { } wrong) return (wrong.What, Again(part, range, wrong.Right));
            to = part.Contains('/', StringComparison.Ordinal) ? Most : from;
        }

        // A range may go over the end: 22-2 are the hours of a night.
        var over = to < from ? Most - Least + 1 : 0;
        for (var number = from; number <= to + over; number += by) all.Add(number > Most ? number - over : number);
        return null;
    }

    /// <summary>What stands there once, and nothing else, is put right.</summary>
    static string? Again(string part, string wrong, string? right) =>
        right is null || wrong.Length == 0 ? null : part[..part.IndexOf(wrong, StringComparison.Ordinal)] + right + part[(part.IndexOf(wrong, StringComparison.Ordinal) + wrong.Length)..];

    public (string What, string? Right)? Number(string text, out int number)
    {
        number = -1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            if (number >= Least && number <= Most) return null;
            var near = number == Most + 1 ? Least : Math.Clamp(number, Least, Most);
            return ($"{text} is no {Thing}: it goes from {Least} to {Most}.", near.ToString(CultureInfo.InvariantCulture));
        }

        number = Names.ToList().IndexOf(text.ToUpperInvariant());
        if (number >= 0)
        {
            number += Least;
            return null;
        }

        var names = Names.Count > 0 ? $", or a name from {Names[0]} to {Names[Math.Min(Names.Count, 12) - 1]}" : "";
        var right = Names.Count == 0 ? null : Names.FirstOrDefault(name => text.Length >= 3 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ?? Nearest.To(text.ToUpperInvariant(), Names);
        return ($"\"{text}\" is no {Thing}. Write numbers from {Least} to {Most}{names}, * for all, 1-5 for some, */10 for steps.", right);
    }
}
