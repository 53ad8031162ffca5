namespace Portal.Web.Features.Agents;

public static class AgentsFeature
{
    public static IServiceCollection AddAgentPages(this IServiceCollection services) => services
        .AddSingleton<ConnectLines>()
        .AddTransient<AgentScene>();
}
