using Portal.Engine.Calendars;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>Calendars as people have them, and as they should not: in all kinds of zones, with all kinds of hours and days.</summary>
static class WorkWeeks
{
    static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/London", "Europe/Dublin", "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Havana",
        "America/Sao_Paulo", "America/Santiago", "America/Asuncion", "America/Phoenix", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Tehran",
        "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca", "Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Auckland",
        "Pacific/Chatham", "Pacific/Kiritimati", "Atlantic/Azores", "Antarctica/Troll",
    ];

    static readonly DayOfWeek[] AllDays = Enum.GetValues<DayOfWeek>();

    public static WorkWeek Of(Chance chance, DateTimeOffset from, DateTimeOffset to)
    {
        var first = DateOnly.FromDateTime(from.UtcDateTime);
        var days = DateOnly.FromDateTime(to.UtcDateTime).DayNumber - first.DayNumber + 40;
        var off = new HashSet<DateOnly>();
        var extra = new Dictionary<DateOnly, IReadOnlyList<WorkSpan>>();
        for (var many = chance.Below(days / 8); many > 0; many--) off.Add(first.AddDays(chance.Below(days)));
        for (var many = chance.Below(days / 15); many > 0; many--) extra[first.AddDays(chance.Below(days))] = Hours(chance);
        // A holiday that is worked all the same.
        if (off.Count > 0 && chance.OneIn(2)) extra[off.First()] = Hours(chance);
        return new WorkWeek(TimeZoneInfo.FindSystemTimeZoneById(chance.Pick(Zones)), Week(chance), off, extra);
    }

    static Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> Week(Chance chance)
    {
        var hours = Hours(chance);
        var days = chance.Below(12) switch
        {
            < 5 => AllDays[1..6],
            < 7 => AllDays,
            < 9 => AllDays[..5],
            < 10 => new[] { chance.Pick(AllDays) },
            < 11 => [DayOfWeek.Saturday, DayOfWeek.Sunday],
            _ => AllDays[..chance.Pick(0, 1, 3)],
        };
        var isTheSame = chance.OneIn(2);
        return days.ToDictionary(day => day, IReadOnlyList<WorkSpan> (_) => isTheSame ? hours : Hours(chance));
    }

    static List<WorkSpan> Hours(Chance chance) => chance.Below(10) switch
    {
        < 3 => [At(9, 17)],
        3 => [At(8, 12), At(13, 17.5)],
        4 => [At(0, 24)],
        5 => [At(0, 6), At(22, 24)],
        // Where clocks are set forward and back.
        6 => [At(0.5, 1), At(1.5, 2.25), At(2.5, 3.5)],
        7 => [At(0, 0.5), At(23.25, 24)],
        _ => Any(chance),
    };

    static List<WorkSpan> Any(Chance chance)
    {
        var spans = new List<WorkSpan>();
        for (var from = chance.Below(600); from < 1440; from += 1 + chance.Below(500))
        {
            var to = Math.Min(1440, from + 1 + chance.Below(400));
            spans.Add(At(from / 60.0, to / 60.0));
            from = to;
        }

        return spans;
    }

    static WorkSpan At(double from, double to) => new(TimeSpan.FromMinutes(Math.Round(from * 60)), TimeSpan.FromMinutes(Math.Round(to * 60)));
}
