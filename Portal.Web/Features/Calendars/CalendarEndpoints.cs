using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

namespace Portal.Web.Features.Calendars;

/// <summary>The calendars as a file.</summary>
public static class CalendarEndpoints
{
    static readonly ExportColumn<CalendarRow>[] Columns =
    [
        new("name", row => row.Calendar.Name), new("hours", row => row.Hours), new("time_zone", row => row.Calendar.Zone), new("holidays", row => row.Country), new("used_by", row => string.Join("; ", row.Uses)),
    ];

    public static void MapCalendars(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.CalendarsExport, Export).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Export(HttpContext http, CalendarRegistry calendars, ListExports exports)
    {
        var all = await calendars.List(http.RequestAborted);
        var uses = await calendars.Uses(all.Select(calendar => calendar.Id), http.RequestAborted);
        return await exports.Csv(http, "calendars.exported", new AuditTarget("list", "calendars", "Calendars"), new { }, Columns, all.Select(calendar => new CalendarRow(calendar, uses[calendar.Id])).ToAsyncEnumerable());
    }
}
