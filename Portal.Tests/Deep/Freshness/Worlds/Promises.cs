using Portal.Engine.Calendars;
using Portal.Engine.Freshness;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>Promises of all kinds, wise and unwise.</summary>
static class Promises
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <param name="chance">What decides.</param>
    /// <param name="weeks">The calendars there are, each with the product's working time.</param>
    /// <param name="every">About how often it is looked at.</param>
    public static Promised Of(Chance chance, IReadOnlyList<(WorkWeek Week, WorkingTime Time)> weeks, TimeSpan every)
    {
        var calendar = chance.OneIn(3) ? default : weeks[chance.Below(weeks.Count)];
        var promise = new Promise
        {
            Tolerance = Span(chance, every, none: 4),
            Within = chance.OneIn(4) ? Span(chance, every, none: 0) : null,
            Grace = chance.Below(6) switch
            {
                < 3 => null,
                3 => TimeSpan.Zero,
                4 => chance.Pick(Minute, 30 * Minute, Hour),
                _ => chance.Spread(TimeSpan.FromSeconds(1), 2 * Day),
            },
            AgeIsWorkingTime = chance.OneIn(2),
        };
        return new Promised(calendar.Time is null ? promise : promise with { Calendar = calendar.Time }, calendar.Week);
    }

    static TimeSpan? Span(Chance chance, TimeSpan every, int none) => none > 0 && chance.OneIn(none)
        ? null
        : chance.Below(4) switch
        {
            0 => chance.Pick(10 * Minute, Hour, 4 * Hour, 8 * Hour, Day, 2 * Day, 7 * Day),
            1 => every,
            2 => every + chance.Spread(Minute, every > Minute ? 2 * every : 2 * Minute),
            _ => chance.Spread(TimeSpan.FromSeconds(30), 20 * Day),
        };
}
