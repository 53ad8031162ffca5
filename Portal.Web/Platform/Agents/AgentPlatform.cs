using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Platform.Agents;

/// <summary>How requests of agents come in, and the first thing they can ask.</summary>
static class AgentPlatform
{
    public static IServiceCollection AddAgentDoors(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AgentHandler>(AgentHandler.SchemeName, null);
        return services.AddSingleton<AgentTurns>();
    }

    /// <summary>The key alone counts: whoever is signed in beside it is nobody here.</summary>
    public static AuthorizationBuilder AddAgentPolicy(this AuthorizationBuilder policies) =>
        policies.AddPolicy(Policies.Agent, policy => policy.AddAuthenticationSchemes(AgentHandler.SchemeName).RequireClaim(AgentHandler.AgentId));

    public static void MapAgents(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.Me, WhoAmI.Tell).RequireAuthorization(Policies.Agent).WithMetadata(new ReadsNoRecords());
}
