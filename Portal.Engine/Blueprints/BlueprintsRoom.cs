using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Blueprints.Applying;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Persistence;

namespace Portal.Engine.Blueprints;

/// <summary>Configuration as code.</summary>
public static class BlueprintsRoom
{
    public static IServiceCollection AddBlueprints(this IServiceCollection services) => services
        .AddSingleton<IThings, CalendarThings>()
        .AddSingleton<IThings, EntityThings>()
        .AddSingleton<IThings, SourceThings>()
        .AddSingleton<IThings, StreamThings>()
        .AddSingleton<FeedThings>()
        .AddSingleton<IThings>(provider => provider.GetRequiredService<FeedThings>())
        .AddSingleton<IThings, PrecedenceThings>()
        .AddSingleton<IThings, FallbackThings>()
        .AddSingleton<IThings, WorkflowThings>()
        .AddSingleton<IThings, CallbackThings>()
        .AddSingleton<IThings, AgentThings>()
        .AddSingleton<Consequences>()
        .AddSingleton<Planner>()
        .AddSingleton<Applier>()
        .AddSingleton(provider => new BlueprintDesk(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<Planner>(), provider.GetRequiredService<Applier>()));
}
