using Microsoft.Extensions.DependencyInjection;

namespace Portal.Engine.Calendars;

/// <summary>When people work.</summary>
public static class CalendarsRoom
{
    /// <summary>Calendars change one by one. Whoever begins to hold on to one shares it, so that the calendar does not go meanwhile.</summary>
    internal const string Lock = "calendars";

    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<CalendarBook>()
        .AddSingleton<CalendarRegistry>();
}
