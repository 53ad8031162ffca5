using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Limits;
using Portal.Engine.Agents.Use;
using Portal.Engine.Agents.Warnings;
using Portal.Engine.Entities;

namespace Portal.Engine.Agents;

public static class AgentsRoom
{
    /// <summary>Changes of agents go one by one: whether a key may be made depends on those there are.</summary>
    internal const string Lock = "agents";

    public static IServiceCollection AddAgents(this IServiceCollection services, AgentOptions options) => services
        .AddSingleton(options)
        .AddSingleton<AgentsChanged>()
        .AddSingleton<AgentDesk>()
        .AddSingleton<AgentBook>()
        .AddSingleton<KeyTables>()
        .AddSingleton(provider => new AgentKeys(provider.GetRequiredService<KeyTables>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<AgentsChanged>(), provider.GetRequiredService<EntityModel>()))
        .AddSingleton<UseWriter>()
        .AddSingleton(provider => new AgentUse(provider.GetRequiredService<UseWriter>(), options))
        .AddSingleton<AgentLimiter>()
        .AddSingleton<UseWatch>()
        .AddHostedService<UseLoop>()
        .AddHostedService<WatchLoop>();
}
