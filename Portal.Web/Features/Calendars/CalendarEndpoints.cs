using System.Runtime.CompilerServices;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Calendars;

/// <summary>The calendars as a file.</summary>
public static class CalendarEndpoints
{
    static readonly ExportColumn<CalendarRow>[] Columns =
    [
        new("name", row => row.Calendar.Name), new("hours", row => row.Hours), new("time_zone", row => row.Calendar.Zone), new("holidays", row => row.Country), new("used_by", row => string.Join("; ", row.Uses)),
    ];

    public static void MapCalendars(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.CalendarsExport, Export).RequireAuthorization(Policies.Manager);

    static Task<IResult> Export(HttpContext http, CalendarList list, ListExports exports)
    {
        var query = CalendarQuery.Of(http.Request.Query);
        return exports.Csv(http, "calendars.exported", new AuditTarget("list", "calendars", "Calendars"), query, Columns, All(list, query, http.RequestAborted));
    }

    static async IAsyncEnumerable<CalendarRow> All(CalendarList list, CalendarQuery query, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var page = 0; ; page++)
        {
            var (rows, total) = await list.Page(query, page, stop);
            foreach (var row in rows) yield return row;
            if ((page + 1) * Pager.Rows >= total) yield break;
        }
    }
}
