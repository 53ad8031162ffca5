using System.ComponentModel;

namespace Portal.Engine.Sources.Schedules;

/// <summary>By what a feed runs by itself.</summary>
public enum ScheduleKind
{
    [Description("Only when somebody asks")]
    Asked,

    [Description("Every so often")]
    Interval,

    [Description("Daily at times")]
    Daily,

    [Description("Cron expression")]
    Cron,

    [Description("Working hours and other hours")]
    WorkingHours,
}
