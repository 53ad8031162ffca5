using Portal.Engine.Calendars;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Calendars;

/// <summary>The calendars as the list shows them: what uses each is looked for in one go.</summary>
public sealed class CalendarList(CalendarRegistry calendars)
{
    /// <returns>The rows of a page, and how many calendars pass the filter in all.</returns>
    public async Task<(IReadOnlyList<CalendarRow> Rows, int Total)> Page(CalendarQuery query, int page, CancellationToken stop = default)
    {
        var (found, total) = await calendars.Page(query.Filter(), page * Pager.Rows, Pager.Rows, stop);
        var uses = await calendars.Uses([.. found.Select(calendar => calendar.Id)], stop);
        return ([.. found.Select(calendar => new CalendarRow(calendar, [.. uses[calendar.Id]]))], total);
    }
}
