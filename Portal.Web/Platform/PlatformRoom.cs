using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Engine.People;
using Portal.Web.Platform.Agents;
using Portal.Web.Platform.Exports;
using Portal.Web.Platform.Headers;
using Portal.Web.Platform.Health;
using Portal.Web.Platform.Logging;
using Portal.Web.Platform.Metrics;
using Portal.Web.Platform.Network;
using Portal.Web.Platform.Pages;
using Portal.Web.Platform.Rehearsals;
using Portal.Web.Platform.Telemetry;

namespace Portal.Web.Platform;

/// <summary>What every request goes through before a page is asked, and what those who look after the portal ask of it.</summary>
public static class PlatformRoom
{
    public static void AddPlatform(this WebApplicationBuilder builder, PortalOptions options)
    {
        ProxyTrust.HoldOffTheFramework(builder.Configuration);
        builder.Logging.AddPortalLogging(options.Log);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.Network.DrainSeconds + options.Network.ShutdownSeconds));
        builder.Services
            .AddSingleton(options.Network)
            .AddSingleton<Readiness>()
            .AddSingleton<Collector>()
            .AddSingleton<ListExports>()
            .AddScoped<CircuitHandler, CircuitLogging>()
            .AddHostedService(services => services.GetRequiredService<Collector>())
            .AddHostedService<Stopping>()
            .AddSingleton<Rehearsal>()
            .AddHostedService(services => services.GetRequiredService<Rehearsal>())
            .AddDoors()
            .AddAgentDoors()
            .AddOtlp(options.Telemetry);
    }

    /// <summary>What is settled before anybody asks who it is.</summary>
    public static void UseFront(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<PortalOptions>();
        app.UseMiddleware<Correlation>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseFailurePage();
        app.UseProxyTrust(options);
        app.UseMiddleware<HostCheck>();
        app.UseMiddleware<PlainHttpGuard>();
    }

    /// <summary>Who it is, and whether they may come in.</summary>
    public static void UseDoors(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<Rehearsal>().Stand);
        app.UseRouting();
        app.Use(Rehearsal.KeepToPages);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<AgentGate>();
        app.UseAntiforgery();
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapAgents();
    }

    /// <summary>Whatever names no policy is closed to those who are not signed in.</summary>
    static IServiceCollection AddDoors(this IServiceCollection services)
    {
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthentication();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(signedIn)
            .SetFallbackPolicy(signedIn)
            .AddPolicy(Policies.Staff, policy => policy.RequireRole(Enum.GetNames<Role>()))
            .AddPolicy(Policies.Manager, policy => policy.RequireRole(nameof(Role.Manager), nameof(Role.Admin)))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(nameof(Role.Admin)))
            .AddPolicy(Policies.Metrics, policy => policy.AddRequirements(new MetricsRequirement()))
            .AddAgentPolicy();
        return services
            .AddSingleton<IAuthorizationHandler, MetricsAccess>()
            .AddSingleton<IAuthorizationMiddlewareResultHandler, Refused>();
    }
}
