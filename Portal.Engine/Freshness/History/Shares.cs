using Portal.Engine.Calendars;

namespace Portal.Engine.Freshness.History;

/// <summary>How long something was fresh, late, stale or unknown, counted in working time.</summary>
public sealed record Shares(TimeSpan Fresh, TimeSpan Late, TimeSpan Unknown, TimeSpan Stale)
{
    public TimeSpan Whole => Fresh + Late + Unknown + Stale;

    /// <summary>From 0 to 1; null if no working time has been told of.</summary>
    public double? OfFresh => Whole > TimeSpan.Zero ? Fresh / Whole : null;

    /// <param name="told">What it was, in order.</param>
    /// <param name="from">From when.</param>
    /// <param name="to">Until when.</param>
    /// <param name="calendar">What counts.</param>
    public static Shares Of(IEnumerable<Told> told, DateTimeOffset from, DateTimeOffset to, WorkingTime calendar)
    {
        var sums = new TimeSpan[4];
        Told? last = null;
        foreach (var next in told.Append(new Told(to, default)))
        {
            if (last is { } before) sums[(int)before.Finding.Verdict] += calendar.Between(Clamp(before.At), Clamp(next.At));
            last = next;
        }

        return new Shares(sums[(int)Verdict.Fresh], sums[(int)Verdict.Late], sums[(int)Verdict.Unknown], sums[(int)Verdict.Stale]);

        DateTimeOffset Clamp(DateTimeOffset at) => at < from ? from : at > to ? to : at;
    }
}
