using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

/// <summary>A room that comes later and holds on to calendars. It is asked before one goes.</summary>
public interface ICalendarUse
{
    /// <returns>What holds on to it, in words for a person; empty if nothing does.</returns>
    Task<IReadOnlyList<string>> Of(PortalDb db, long calendarId, CancellationToken stop);
}
