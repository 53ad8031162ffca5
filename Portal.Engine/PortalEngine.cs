using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Engine.Agents;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Engine.Calendars;
using Portal.Engine.Connecting;
using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Data;
using Portal.Engine.Deliveries;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Resilience;
using Portal.Engine.Scheduling;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync;
using Portal.Engine.Workflows;

namespace Portal.Engine;

/// <summary>The engine's rooms, in the order of the pipeline: none knows one that stands below it.</summary>
public static class PortalEngine
{
    public static IServiceCollection AddPortalEngine(this IServiceCollection services, EngineOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddPersistence(options.Folder, options.Database)
            .AddAudit()
            .AddCredentials(options.MasterKey)
            .AddResilience(options.Egress)
            .AddPeople(options.SignIn)
            .AddCalendars()
            .AddEntities()
            .AddConnectors()
            .AddSources()
            .AddStore(options.Retention)
            .AddProjection()
            .AddSync()
            .AddConnecting()
            .AddScheduling(options.Database)
            .AddFreshness()
            .AddDeliveries()
            .AddWorkflows()
            .AddAgents(options.Agents)
            .AddData()
            .AddBlueprints();
    }
}
