using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Forms;
using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Scheduling;
using Portal.Engine.Scheduling.Costs;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>Gives feeds their schedules, and says before what comes of them.</summary>
public sealed class ScheduleDesk(FeedRegistry feeds, CalendarRegistry calendars, FeedSchedule schedules, CostDesk costs, PromiseDesk promises)
{
    const int Shown = 5;

    public Task<IReadOnlyList<WorkCalendar>> Calendars(CancellationToken stop = default) => calendars.List(stop);

    public async Task<SchedulePreview> Preview(Source source, Feed feed, Schedule schedule, IReadOnlyList<WorkCalendar> known, CancellationToken stop = default)
    {
        var calendar = known.FirstOrDefault(one => one.Id == schedule.CalendarId);
        var zone = schedule.Kind switch
        {
            ScheduleKind.Daily or ScheduleKind.Cron => schedule.Zone,
            ScheduleKind.WorkingHours => calendar?.Zone,
            _ => null,
        };
        return new SchedulePreview(
            ScheduleWords.Sentence(schedule, calendar?.Name),
            await schedules.Ahead(feed, schedule, Shown, stop),
            zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone),
            await costs.Of(source.Id, feed, schedule, stop),
            await promises.Of(feed, schedule, stop));
    }

    /// <summary>All else of the feed stays as it is now.</summary>
    public async Task<Outcome<Feed>> Save(Actor me, long feed, Schedule schedule, CancellationToken stop = default)
    {
        if (await feeds.Find(feed, stop) is not { } now) return new NoSuchFeed();
        var saved = await feeds.Change(me, feed, FeedDraft.Of(now) with { Schedule = schedule }, stop);
        return saved.Refusal is SettingsUnfit unfit ? new SettingsUnfit([.. unfit.Problems.Select(Short)]) : saved;
    }

    /// <summary>The schedule is all that is asked here.</summary>
    static FormProblem Short(FormProblem problem) => problem.Setting.StartsWith($"{nameof(FeedDraft.Schedule)}.", StringComparison.Ordinal) ? problem with { Setting = problem.Setting[(nameof(FeedDraft.Schedule).Length + 1)..] } : problem;
}
