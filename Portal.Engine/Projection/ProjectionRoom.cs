using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.Store;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.Retention;

namespace Portal.Engine.Projection;

public static class ProjectionRoom
{
    public static IServiceCollection AddProjection(this IServiceCollection services) => services
        .AddSingleton<Projector>()
        .AddSingleton<IKeepsCopies>(provider => provider.GetRequiredService<Projector>())
        .AddSingleton<IFollowsLog>(provider => provider.GetRequiredService<Projector>())
        .AddSingleton<UnifiedRecords>()
        .AddSingleton<UnifiedHolds>()
        .AddSingleton<MatchJoins>()
        .AddHostedService(provider => new ProjectorLoop(
            provider.GetRequiredService<Projector>(), provider.GetRequiredService<RecordStore>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ProjectorLoop>>()));
}
