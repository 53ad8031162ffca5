using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Connecting.Unfinished;

/// <summary>A schedule as it was typed, with what belongs to other kinds than the one that is chosen.</summary>
public sealed record TypedSchedule
{
    public ScheduleKind Kind { get; init; }

    public string? Every { get; init; }

    public string? Otherwise { get; init; }

    public string? CalendarId { get; init; }

    public string? Times { get; init; }

    public string? Cron { get; init; }

    public string? Zone { get; init; }
}
