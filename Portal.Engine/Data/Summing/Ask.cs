using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;

namespace Portal.Engine.Data.Summing;

/// <summary>A question for a summary that was understood.</summary>
sealed record Ask(Plan Plan, EntityField? By, EntityField? Of, EntityField? Distinct, Window? Window, TimeZoneInfo Zone, int Top)
{
    /// <summary>Before and after these a week may begin or end where there is no date any more; what is dated so is taken for dated then.</summary>
    static readonly DateTimeOffset First = DateTimeOffset.MinValue.AddDays(7), Last = DateTimeOffset.MaxValue.AddDays(-1);

    /// <summary>When the window of a moment begins there.</summary>
    public DateTimeOffset? Begin(DateTimeOffset moment)
    {
        if (Window is not { } window) return null;
        moment = moment < First ? First : moment > Last ? Last : moment;
        var local = TimeZoneInfo.ConvertTime(moment, Zone);
        // An hour that the clocks go through twice is two windows.
        if (window == Asking.Window.Hour) return new DateTimeOffset(local.Date.AddHours(local.Hour), local.Offset);
        var day = window == Asking.Window.Week ? local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)) : local.Date;
        while (Zone.IsInvalidTime(day)) day = day.AddMinutes(15);
        return new DateTimeOffset(day, Zone.GetUtcOffset(day));
    }
}
