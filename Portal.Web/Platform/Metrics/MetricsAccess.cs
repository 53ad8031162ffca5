using Microsoft.AspNetCore.Authorization;
using Portal.Engine.People;
using Portal.Engine.Secrets;
using Portal.Web.Platform.Network;

namespace Portal.Web.Platform.Metrics;

sealed class MetricsAccess(PortalOptions options) : AuthorizationHandler<MetricsRequirement>
{
    const string Bearer = "Bearer ";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MetricsRequirement requirement)
    {
        if (context.User.IsInRole(nameof(Role.Admin)) || (context.Resource is HttpContext http && (IsLocal(http) || HasToken(http.Request))))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    static bool IsLocal(HttpContext http) => http.IsOnThisMachine() && http.AsksForThisMachine();

    /// <summary>Secrets compare in a time that does not tell how much of them was right.</summary>
    bool HasToken(HttpRequest request) =>
        options.Telemetry.MetricsToken is { } token
        && request.Headers.Authorization is [{ } header]
        && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        && token.Equals(new Secret(header[Bearer.Length..].Trim()));
}
