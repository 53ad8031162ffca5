using Portal.Engine;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>Two people changed it, and the second does not know what the first did.</summary>
public sealed record ScheduleChangedMeanwhile : Refusal
{
    public override string Message => "Somebody else changed this schedule since you opened it, so nothing is saved. Close this and open it again to see theirs.";
}
