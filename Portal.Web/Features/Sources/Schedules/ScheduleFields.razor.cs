using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.Engine.Calendars;
using Portal.Engine.Sources.Schedules;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>The choices of a schedule, wherever one is made.</summary>
public sealed partial class ScheduleFields
{
    static readonly (ScheduleKind Kind, string Label)[] _kinds =
        [.. Enum.GetValues<ScheduleKind>().Select(kind => (kind, typeof(ScheduleKind).GetField($"{kind}")!.GetCustomAttribute<DescriptionAttribute>()!.Description))];

    [Parameter, EditorRequired]
    public ScheduleForm Form { get; set; } = default!;

    [Parameter]
    public IReadOnlyList<WorkCalendar> Calendars { get; set; } = [];

    [Parameter]
    public bool Autofocus { get; set; }
}
