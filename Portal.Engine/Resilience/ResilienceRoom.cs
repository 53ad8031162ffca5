using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Engine.Resilience;

/// <summary>How the portal goes out: through one guard, and with patience kept per source. Nothing is made before it is asked for.</summary>
public static class ResilienceRoom
{
    public static IServiceCollection AddResilience(this IServiceCollection services, EgressOptions options) => services
        .AddSingleton(options)
        .AddSingleton<INetwork, SystemNetwork>()
        .AddSingleton<EgressGuard>()
        .AddSingleton<GuardedHttp>()
        .AddSingleton<SourcePipelines>();
}
