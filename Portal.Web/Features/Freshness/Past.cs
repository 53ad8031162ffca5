using Portal.Engine.Calendars;
using Portal.Engine.Freshness.History;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Freshness;

/// <summary>How a stream was in the last 30 days.</summary>
/// <param name="Share">How much of it it was fresh, from 0 to 1; null if nothing is known.</param>
/// <param name="Days">The same of each day, the oldest first.</param>
public sealed record Past(double? Share, IReadOnlyList<(DateOnly Day, double? Share)> Days)
{
    /// <summary>Since when anything is known, where that is not all the time.</summary>
    public DateTimeOffset? Since { get; init; }

    public const int Length = 30;

    public static Past Nothing { get; } = new(null, []);

    public static DateTimeOffset Begin(DateTimeOffset now, TimeZoneInfo zone) => Ui.Times.Days.Begin(First(now, zone), zone);

    /// <param name="told">What it was told to be, in order.</param>
    /// <param name="first">When something was first known of it; null if it never was.</param>
    /// <param name="calendar">What time counts.</param>
    /// <param name="now">Until when.</param>
    /// <param name="zone">Whose days.</param>
    public static Past Of(IReadOnlyList<Told> told, DateTimeOffset? first, WorkingTime calendar, DateTimeOffset now, TimeZoneInfo zone)
    {
        told = VerdictPast.SinceFirstKnown(told, first);
        if (told.Count == 0) return Nothing;
        var begin = First(now, zone);
        return new Past(Shares.Of(told, Begin(now, zone), now, calendar).OfFresh, [.. Enumerable.Range(0, Length).Select(i => begin.AddDays(i)).Select(day =>
        {
            var (from, to) = (Ui.Times.Days.Begin(day, zone), Ui.Times.Days.Begin(day.AddDays(1), zone));
            return (day, Shares.Of(told, from, to < now ? to : now, calendar).OfFresh);
        })]) { Since = told[0].At > Begin(now, zone) ? told[0].At : null };
    }

    static DateOnly First(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date).AddDays(1 - Length);
}
