namespace Portal.Web.Features.Calendars;

public static class CalendarsFeature
{
    public static IServiceCollection AddCalendarPages(this IServiceCollection services) => services.AddSingleton<CalendarList>();
}
