using Portal.Engine.Forms;

namespace Portal.Engine.Calendars;

/// <summary>A calendar as somebody wants it to be.</summary>
public sealed record CalendarDraft : IValidated
{
    public const int LongestName = 100, MostDays = 1000;

    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public string Name { get; init; } = "";

    /// <summary>The IANA name of its time zone.</summary>
    public string Zone { get; init; } = "";

    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkSpan>> Hours { get; init; } = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>>();

    /// <summary>Whose public holidays it has; null for none.</summary>
    public string? Country { get; init; }

    public IReadOnlyList<DayOff> DaysOff { get; init; } = [];

    public IReadOnlyList<ExtraDay> ExtraDays { get; init; } = [];

    public static CalendarDraft Of(WorkCalendar calendar) => new()
    {
        Name = calendar.Name,
        Zone = calendar.Zone,
        Hours = calendar.Hours,
        Country = calendar.Country,
        DaysOff = calendar.DaysOff,
        ExtraDays = calendar.ExtraDays,
    };

    public void Validate(FormProblems problems)
    {
        if (Name.Trim().Length is 0 or > LongestName || Name.Any(char.IsControl)) problems.Add(nameof(Name), $"Give it a name of 1 to {LongestName} letters, in one line.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) || !zone.HasIanaId) problems.Add(nameof(Zone), "There is no such time zone. Write its IANA name, such as Europe/Berlin.");
        if (Country is not null && !Holidays.Knows(Country)) problems.Add(nameof(Country), "The holidays of this country are not known here. Choose another one, or none and add them as days off.");
        if (Hours.Values.All(spans => spans.Count == 0)) problems.Add(nameof(Hours), "Name the hours of one weekday at least: otherwise nothing is ever due.");
        foreach (var (day, spans) in Hours) Check($"{nameof(Hours)}.{day}", spans, problems);
        if (DaysOff.Count > MostDays || ExtraDays.Count > MostDays) problems.Add("", $"Name at most {MostDays} days off and {MostDays} extra days.");
        if (DaysOff.DistinctBy(day => day.Day).Count() < DaysOff.Count) problems.Add(nameof(DaysOff), "A day stands here twice.");
        if (DaysOff.Any(day => day.Name.Trim().Length is 0 or > LongestName)) problems.Add(nameof(DaysOff), "Say of each day why nobody works.");
        if (ExtraDays.DistinctBy(day => day.Day).Count() < ExtraDays.Count) problems.Add(nameof(ExtraDays), "A day stands here twice.");
        foreach (var extra in ExtraDays)
        {
            if (extra.Hours.Count == 0) problems.Add(nameof(ExtraDays), "Name the hours of each extra day.");
            Check(nameof(ExtraDays), extra.Hours, problems);
        }
    }

    /// <summary>Within a day, in order and apart.</summary>
    static void Check(string at, IReadOnlyList<WorkSpan> spans, FormProblems problems)
    {
        if (spans.Any(span => span.From < TimeSpan.Zero || span.To > Day || span.From >= span.To)) problems.Add(at, "Hours begin before they end, between 0:00 and 24:00.");
        else if (spans.Zip(spans.Skip(1)).Any(pair => pair.First.To >= pair.Second.From)) problems.Add(at, "Write the hours of a day in order and apart from each other.");
    }
}
