using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Calendars;
using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Freshness;

/// <summary>How old what we know is.</summary>
public static class FreshnessRoom
{
    public static IServiceCollection AddFreshness(this IServiceCollection services) => services
        .AddSingleton(provider => new StreamPlans(provider.GetRequiredService<CalendarBook>(), provider.GetServices<ITolerances>()))
        .AddSingleton(provider => new FreshnessBoard(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<StreamPlans>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new PromiseDesk(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<FreshnessBoard>(), provider.GetRequiredService<StreamPlans>(), provider.GetRequiredService<Timetables>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new FreshnessMonitor(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<FreshnessBoard>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<VerdictHistory>()
        .AddSingleton<FreshnessNews>()
        .AddSingleton<IFollowsFreshness>(provider => provider.GetRequiredService<FreshnessNews>())
        .AddSingleton<IGoesAlong, HistoryGoes>()
        .AddHostedService(provider => new MonitorLoop(
            provider.GetRequiredService<FreshnessMonitor>(), provider.GetServices<IFollowsFreshness>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MonitorLoop>>()));
}
