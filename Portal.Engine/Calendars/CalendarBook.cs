using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

/// <summary>The working times of all calendars. What is laid out of one is kept until it changes.</summary>
public sealed class CalendarBook
{
    readonly ConcurrentDictionary<long, (string Content, WorkingTime Time)> _known = new();

    internal async Task<IReadOnlyDictionary<long, WorkingTime>> All(PortalDb db, CancellationToken stop)
    {
        var calendars = await db.Set<WorkCalendar>().ToListAsync(stop);
        return calendars.ToDictionary(calendar => calendar.Id, Of);
    }

    WorkingTime Of(WorkCalendar calendar)
    {
        var content = calendar.Content;
        return _known.AddOrUpdate(calendar.Id, _ => (content, calendar.ToTime()), (_, known) => known.Content == content ? known : (content, calendar.ToTime())).Time;
    }
}
