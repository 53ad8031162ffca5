using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

/// <summary>A room that comes later and holds on to calendars. It is asked before one goes.</summary>
public interface ICalendarUse
{
    /// <returns>What holds on to them, each with its calendar, in words for a person; empty if nothing does.</returns>
    Task<IReadOnlyList<(long Calendar, string What)>> Of(PortalDb db, IReadOnlyCollection<long> calendars, CancellationToken stop);
}
