namespace Portal.Engine.Calendars;

/// <summary>How a public holiday is found in a year.</summary>
/// <param name="Name">What it is called in English.</param>
/// <param name="On">The day itself.</param>
sealed record HolidayRule(string Name, Func<int, DateOnly> On)
{
    /// <summary>The first year in which it is one.</summary>
    public int Since { get; init; }

    /// <summary>The last year in which it is one.</summary>
    public int Until { get; init; } = DateOnly.MaxValue.Year;

    /// <summary>The day on which people are off as well because the day itself lies on a weekend; null if none is.</summary>
    public Func<DateOnly, DateOnly?> Instead { get; init; } = _ => null;

    public static HolidayRule Fixed(string name, int month, int day) => new(name, year => new DateOnly(year, month, day));

    public static HolidayRule Easter(string name, int daysAfter) => new(name, year => EasterOf(year).AddDays(daysAfter));

    public static HolidayRule Nth(string name, int nth, DayOfWeek weekday, int month) => new(name, year => From(new DateOnly(year, month, 1), weekday).AddDays(7 * (nth - 1)));

    /// <summary>On the first such weekday from a day on.</summary>
    public static HolidayRule From(string name, DayOfWeek weekday, int month, int day) => new(name, year => From(new DateOnly(year, month, day), weekday));

    public static HolidayRule Last(string name, DayOfWeek weekday, int month) =>
        new(name, year => From(new DateOnly(year, month, DateTime.DaysInMonth(year, month) - 6), weekday));

    /// <summary>The holidays that it makes for a year; the one that stands in for a New Year's Day may lie in the year before.</summary>
    public IEnumerable<DayOff> Of(int year)
    {
        if (year < Since || year > Until) yield break;
        var day = On(year);
        yield return new DayOff(day, Name);
        if (Instead(day) is { } instead) yield return new DayOff(instead, $"{Name}, instead of the weekend");
    }

    static DateOnly From(DateOnly day, DayOfWeek weekday) => day.AddDays((weekday - day.DayOfWeek + 7) % 7);

    /// <summary>By the Gregorian reckoning, after Meeus, Jones and Butcher.</summary>
    static DateOnly EasterOf(int year)
    {
        var (golden, century, ofCentury) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - moon - (ofCentury % 4)) % 7;
        var days = moon + sunday - (7 * ((golden + (11 * moon) + (22 * sunday)) / 451)) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
