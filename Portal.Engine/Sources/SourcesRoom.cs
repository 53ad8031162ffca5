using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Calendars;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sources.Signs;

namespace Portal.Engine.Sources;

public static class SourcesRoom
{
    /// <summary>Sources, streams and feeds are few and hold on to one another, so they change one by one.</summary>
    internal const string Lock = "sources";

    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddSingleton<SourceCheck>()
        .AddSingleton<FeedCheck>()
        .AddSingleton<Removal>()
        .AddSingleton<SourceRegistry>()
        .AddSingleton<StreamRegistry>()
        .AddSingleton<IEntityUse>(provider => provider.GetRequiredService<StreamRegistry>())
        .AddSingleton<ICalendarUse>(provider => provider.GetRequiredService<StreamRegistry>())
        .AddSingleton<StreamFallbacks>()
        .AddSingleton<FeedRegistry>()
        .AddSingleton<ICalendarUse>(provider => provider.GetRequiredService<FeedRegistry>())
        .AddSingleton<Timetables>()
        .AddSingleton(provider => new ApiSigns(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ApiSigns>>()))
        .AddSingleton<SourceClients>();
}
