using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Forms;
using Portal.Engine.Sources.Schedules;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>What somebody enters as the schedule of a feed. What belongs to another kind stays entered while they look around.</summary>
public sealed class ScheduleForm
{
    public ScheduleKind Kind { get; set; }

    public string? Every { get; set; }

    public string? Otherwise { get; set; }

    public string? CalendarId { get; set; }

    public string? Times { get; set; }

    public string? Cron { get; set; }

    public string? Zone { get; set; }

    /// <summary>All that is entered.</summary>
    public TypedSchedule Typed => new() { Kind = Kind, Every = Every, Otherwise = Otherwise, CalendarId = CalendarId, Times = Times, Cron = Cron, Zone = Zone };

    public static ScheduleForm Of(TypedSchedule typed) => new()
    {
        Kind = typed.Kind,
        Every = typed.Every,
        Otherwise = typed.Otherwise,
        CalendarId = typed.CalendarId,
        Times = typed.Times,
        Cron = typed.Cron,
        Zone = typed.Zone,
    };

    /// <param name="schedule">As it is.</param>
    /// <param name="zone">What is offered where it has no zone of its own.</param>
    public static ScheduleForm Of(Schedule schedule, string zone) => new()
    {
        Kind = schedule.Kind,
        Every = schedule.Every is { } every ? SpanText.Write(every) : null,
        Otherwise = schedule.Otherwise is { } otherwise ? SpanText.Write(otherwise) : null,
        CalendarId = schedule.CalendarId?.ToString(CultureInfo.InvariantCulture),
        Times = schedule.Times,
        Cron = schedule.Cron,
        Zone = schedule.Kind is ScheduleKind.Daily or ScheduleKind.Cron ? schedule.Zone : zone,
    };

    /// <param name="marks">Where what is wrong is marked; null where nobody wants to know yet.</param>
    /// <returns>Null if something is wrong with it.</returns>
    public Schedule? Read(ValidationMessageStore? marks = null)
    {
        var problems = new FormProblems();
        var schedule = Read(problems.Add);
        if (!problems.Any) SettingsCheck.Check(schedule, problems);
        foreach (var problem in problems.All) marks?.Add(new FieldIdentifier(this, problem.Setting), problem.Text);
        return problems.Any ? null : schedule;
    }

    /// <param name="problem">Told of each entry that cannot be read: its name, and what is wrong.</param>
    Schedule Read(Action<string, string> problem)
    {
        var schedule = new Schedule
        {
            Kind = Kind,
            Every = Kind is ScheduleKind.Interval or ScheduleKind.WorkingHours ? Span(nameof(Every), Every, problem) : null,
            Otherwise = Kind == ScheduleKind.WorkingHours ? Span(nameof(Otherwise), Otherwise, problem) : null,
            CalendarId = long.TryParse(CalendarId, CultureInfo.InvariantCulture, out var calendar) ? calendar : null,
            Times = Times ?? "",
            Cron = Cron ?? "",
            Zone = string.IsNullOrWhiteSpace(Zone) ? "UTC" : Zone.Trim(),
        };
        return schedule.Plain();
    }

    static TimeSpan? Span(string name, string? text, Action<string, string> problem)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (SpanText.Read(text) is { } span) return span;
        problem(name, "Write a length of time, such as 15m, 4h or 1d.");
        return null;
    }
}
