namespace Portal.Web.Features.Calendars;

/// <summary>The hours of a weekday as somebody writes them; empty where nobody works.</summary>
public sealed class WeekdayLine(DayOfWeek day)
{
    public DayOfWeek Day => day;

    public string? Hours { get; set; }
}
