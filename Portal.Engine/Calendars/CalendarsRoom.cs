using Microsoft.Extensions.DependencyInjection;

namespace Portal.Engine.Calendars;

/// <summary>When people work.</summary>
public static class CalendarsRoom
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services.AddSingleton<CalendarBook>();
}
