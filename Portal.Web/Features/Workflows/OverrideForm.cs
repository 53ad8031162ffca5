using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Workflows;

/// <summary>An override as it is typed in.</summary>
public sealed class OverrideForm
{
    /// <summary>Instead of a number of hours: a day is named.</summary>
    public const int UntilDay = 0;

    const int AnHour = 1, FourHours = 4, ADay = 24, AWeek = 168;

    public static IReadOnlyList<(int Hours, string Text)> Presets { get; } =
        [(AnHour, "For an hour"), (FourHours, "For 4 hours"), (ADay, "For a day"), (AWeek, "For a week"), (UntilDay, "Until a day begins…")];

    public string? Why { get; set; } = "";

    public int Hours { get; set; } = AnHour;

    public string? Day { get; set; } = "";

    /// <returns>Until when; null if no day is named.</returns>
    public DateTimeOffset? Until(DateTimeOffset now, TimeZoneInfo zone) =>
        Hours != UntilDay ? now.AddHours(Hours) : Days.Read(Day) is { } day ? Days.Begin(day, zone) : null;
}
