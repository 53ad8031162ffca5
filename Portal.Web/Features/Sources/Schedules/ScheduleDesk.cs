using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Forms;
using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Scheduling;
using Portal.Engine.Scheduling.Costs;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>Gives feeds their schedules, and says before what comes of them.</summary>
public sealed class ScheduleDesk(FeedRegistry feeds, CalendarRegistry calendars, FeedSchedule schedules, CostDesk costs, PromiseDesk promises, TimeProvider clock)
{
    /// <summary>Also a week of working hours by the minute has its nights and its weekend among so many.</summary>
    const int Shown = 5, Considered = 5000;

    public Task<IReadOnlyList<WorkCalendar>> Calendars(CancellationToken stop = default) => calendars.List(stop);

    public Task<SchedulePreview> Preview(Source source, Feed feed, Schedule schedule, IReadOnlyList<WorkCalendar> known, CancellationToken stop = default) => Preview(source, feed, schedule, known, null, stop);

    async Task<SchedulePreview> Preview(Source source, Feed feed, Schedule schedule, IReadOnlyList<WorkCalendar> known, ExpectedRequests? expected, CancellationToken stop)
    {
        var calendar = known.FirstOrDefault(one => one.Id == schedule.CalendarId);
        var zone = schedule.Kind switch
        {
            ScheduleKind.Daily or ScheduleKind.Cron => schedule.Zone,
            ScheduleKind.WorkingHours => calendar?.Zone,
            _ => null,
        };
        var ahead = await schedules.Ahead(feed, schedule, Considered, stop);
        return new SchedulePreview(
            ScheduleWords.Sentence(schedule, calendar?.Name),
            [.. ahead.Take(Shown)],
            ahead.Count < 2 ? null : ahead.Zip(ahead.Skip(1), (one, next) => next - one).Max(),
            zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone),
            await costs.Of(source.Id, feed, schedule, expected, stop),
            await promises.Of(feed, schedule, stop),
            expected is not null && schedule.Kind is ScheduleKind.Interval or ScheduleKind.WorkingHours);
    }

    /// <summary>Of a feed that is to be made.</summary>
    public Task<SchedulePreview> Preview(Source source, Schedule schedule, IReadOnlyList<WorkCalendar> known, ExpectedRequests expected, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        return Preview(source, new Feed { Id = 0, StreamId = 0, Name = "", Connector = UnfinishedStreams.Connector, Settings = "{}", Mapping = "{}", ScheduledAt = now, CreatedAt = now }, schedule, known, expected, stop);
    }

    /// <summary>All else of the feed stays as it is now.</summary>
    /// <param name="me">Who changes it.</param>
    /// <param name="seen">The feed as the person saw it, so that nobody undoes unknowingly what another did.</param>
    /// <param name="schedule">When it is to run.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<Feed>> Save(Actor me, Feed seen, Schedule schedule, CancellationToken stop = default)
    {
        if (await feeds.Find(seen.Id, stop) is not { } now) return new NoSuchFeed();
        if (now.Schedule != seen.Schedule) return new ScheduleChangedMeanwhile();
        var saved = await feeds.Change(me, now, FeedDraft.Of(now) with { Schedule = schedule }, stop);
        return saved.Refusal is SettingsUnfit unfit ? new SettingsUnfit([.. unfit.Problems.Select(Short)]) : saved;
    }

    /// <summary>The schedule is all that is asked here.</summary>
    static FormProblem Short(FormProblem problem) => problem.Setting.StartsWith($"{nameof(FeedDraft.Schedule)}.", StringComparison.Ordinal) ? problem with { Setting = problem.Setting[(nameof(FeedDraft.Schedule).Length + 1)..] } : problem;
}
