using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Boards;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Web.Features.Sources.Promises;

/// <summary>Makes promises of streams, and says before whether they can be kept.</summary>
public sealed class StreamPromises(StreamRegistry streams, CalendarRegistry calendars, PromiseDesk desk)
{
    public Task<IReadOnlyList<WorkCalendar>> Calendars(CancellationToken stop = default) => calendars.List(stop);

    /// <summary>All else of the stream stays as it is now.</summary>
    public async Task<Outcome<Stream>> Save(Actor me, long stream, StreamDraft draft, CancellationToken stop = default)
    {
        if (await streams.Find(stream, stop) is not { } now) return new NoSuchStream();
        return await streams.Change(me, stream, StreamDraft.Of(now) with
        {
            Tolerance = draft.Tolerance,
            Within = draft.Within,
            Grace = draft.Grace,
            CalendarId = draft.CalendarId,
            AgeIsWorkingTime = draft.AgeIsWorkingTime,
            FieldPromises = draft.FieldPromises,
        }, stop);
    }

    /// <returns>In a sentence when it will be broken although everything runs when it is due; null if it can be kept.</returns>
    public async Task<string?> Warning(StreamOnBoard stream, StreamDraft draft, DateTimeOffset now, TimeZoneInfo zone, CancellationToken stop = default)
    {
        if (await desk.Of(stream.Stream.Id, draft, stop) is not { } shortfall) return null;
        var within = shortfall.Field is { } field ? draft.FieldPromises[field].Within ?? draft.Within : draft.Within;
        var names = (await calendars.List(stop)).ToDictionary(calendar => calendar.Id, calendar => calendar.Name);
        var schedules = stream.Feeds.Select(feed => feed.Feed.Schedule).Where(schedule => schedule.RunsByItself).Select(schedule => ScheduleWords.Say(schedule, names.GetValueOrDefault(schedule.CalendarId ?? 0)));
        var reads = within is { } longest ? $"It is expected {ScheduleWords.Every(longest)}" : $"It is read {string.Join(" and ", schedules)}";
        var what = shortfall.Field is { } name ? PromiseForm.Label(stream.Entity, name) : "it";
        return $"{reads}, so {what} will be stale from {Say(shortfall.StaleAfter)} until {Say(shortfall.Due)}, and so again each time, although everything runs when it is due.";

        string Say(DateTimeOffset at) => Verdicts.VerdictWords.At(at, now, zone);
    }
}
