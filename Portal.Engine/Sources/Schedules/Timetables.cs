using Portal.Engine.Calendars;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources.Schedules;

/// <summary>What comes of schedules with the calendars as they are.</summary>
public sealed class Timetables(IDatabase database, CalendarBook calendars)
{
    /// <param name="feed">Whose.</param>
    /// <param name="schedule">What it would have instead of its own.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>Null if it would run only when asked.</returns>
    public async Task<Timetable?> Of(Feed feed, Schedule schedule, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Of(db, feed, schedule, stop);
    }

    /// <summary>Whoever asks for one at each of its slots reads no calendars for nothing.</summary>
    internal async Task<Timetable?> Of(PortalDb db, Feed feed, Schedule schedule, CancellationToken stop)
    {
        var times = schedule.CalendarId is null ? null : await calendars.All(db, stop);
        return schedule.ToTimetable(feed.Id, feed.CreatedAt, calendar => times?.GetValueOrDefault(calendar));
    }
}
