namespace Portal.Engine.Sources.Schedules;

/// <summary>Reads cron expressions: of 5 fields as Unix has them, of 6 with seconds first and of 7 with a year at the end as Quartz has them.</summary>
public static class CronReader
{
    static readonly Dictionary<string, string> Nicknames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@hourly"] = "0 * * * *", ["@daily"] = "0 0 * * *", ["@midnight"] = "0 0 * * *", ["@weekly"] = "0 0 * * SUN", ["@monthly"] = "0 0 1 * *", ["@yearly"] = "0 0 1 1 *", ["@annually"] = "0 0 1 1 *",
    };

    /// <summary>Of a month in which these days are to come.</summary>
    static readonly DateTime Sometime = new(2024, 1, 1);

    /// <returns>What it says, or why it cannot be followed, with the nearest one that could.</returns>
    public static Outcome<CronPattern> Read(string text)
    {
        var fields = text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields is [var nickname] && nickname.StartsWith('@')) return new CronUnfit("Names such as @daily are not understood here.", Nicknames.GetValueOrDefault(nickname));
        return fields.Length is >= 5 and <= 7 ? Read(fields) : new CronUnfit(
            $"A cron expression has 5 fields (minute, hour, day, month, weekday), 6 with seconds first, or 7 with a year at the end. This one has {fields.Length}.",
            fields.Length is > 0 and < 5 ? Fits([.. fields, .. Enumerable.Repeat("*", 5 - fields.Length)]) : null);
    }

    static Outcome<CronPattern> Read(string[] fields)
    {
        var isQuartz = fields.Length > 5;
        var at = isQuartz ? 1 : 0;
        var (day, weekday) = (fields[at + 2], fields[at + 4]);
        if (day is not ("*" or "?") && weekday is not ("*" or "?"))
        {
            return new CronUnfit("It says a day of the month and a weekday. Say one of them, and * for the other.", Fits(With(fields, at + 2, "*")));
        }

        var numbers = new List<IReadOnlyList<int>>();
        foreach (var (field, place) in new[] { (CronField.Second, at - 1), (CronField.Minute, at), (CronField.Hour, at + 1), (CronField.Month, at + 3), (CronField.Year, 6) })
        {
            if (place < 0 || place >= fields.Length) numbers.Add(field == CronField.Second ? [0] : []);
            else if (field == CronField.Year && fields[place] is "*" or "?") numbers.Add([]);
            else if (field.Read(fields[place]).Succeeded(out var some, out var refusal)) numbers.Add(some);
            else return Whole(fields, place, refusal);
        }

        if (!CronDays.OfMonth(day).Succeeded(out var isDay, out var unfit)) return Whole(fields, at + 2, unfit);
        if (!CronDays.OfWeek(weekday, CronField.Weekday(isQuartz)).Succeeded(out var isWeekday, out unfit)) return Whole(fields, at + 4, unfit);
        var years = numbers[4].ToHashSet();
        var pattern = new CronPattern(numbers[0], numbers[1], numbers[2], numbers[3].ToHashSet(), one => isDay(one) && isWeekday(one), years);
        if (pattern.From(years.Count > 0 ? new DateTime(years.Min(), 1, 1) : Sometime) is null) return new CronUnfit("Such a day never comes.", Fits(With(fields, at + 2, "L")));
        return pattern;
    }

    static CronUnfit Whole(string[] fields, int place, Refusal refusal) =>
        refusal is CronUnfit { Fix: { } right } unfit ? unfit with { Fix = Fits(With(fields, place, right)) } : new CronUnfit(refusal.Message, null);

    static string[] With(string[] fields, int place, string field) => [.. fields.Select((one, i) => i == place ? field : one)];

    /// <summary>What is offered instead can be followed itself.</summary>
    static string? Fits(string[] fields) => Read(fields) switch
    {
        { Refusal: null } => string.Join(' ', fields),
        { Refusal: CronUnfit { Fix: { } again } } => again,
        _ => null,
    };
}
