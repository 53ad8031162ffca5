using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web;

/// <summary>Where a component stands in a test: a clock that the test moves, a reader with a role, the portal's own policies.</summary>
public class Stage : BunitContext
{
    protected Stage()
    {
        // On a machine that has much to do it comes late, and only a failure waits so long.
        DefaultWaitTimeout = TimeSpan.FromSeconds(60);
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<Ticker>();
        Services.AddScoped<Toasts>();
        Services.AddScoped<QueryState>();
        Services.AddScoped<Arrival>();
        Services.AddSingleton<IDatabase>(Database);
        Services.AddSingleton<ILoggerProvider>(Logs);
        Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        Services.AddAuthorizationCore();
        Services.AddSingleton(Doors);
        // What bUnit puts in its place asks for a policy by hand; these are the portal's.
        Services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        Services.AddSingleton<AuthenticationStateProvider>(Reader);
        Services.AddCascadingAuthenticationState();
        Services.AddCascadingValue(_ => CascadingValueSource);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>The policies as the portal itself has them.</summary>
    static IOptions<AuthorizationOptions> Doors { get; } = ReadDoors();

    protected TestClock Clock { get; } = new();

    protected CapturedLogs Logs { get; } = new();

    protected ExplainingDatabase Database { get; } = new();

    protected Reader Reader { get; } = new();

    protected Visitor Visitor { get; set; } = new("192.0.2.7", "Europe/Berlin", "dark");

    CascadingValueSource<Visitor> CascadingValueSource => new(Visitor, isFixed: true);

    static IOptions<AuthorizationOptions> ReadDoors()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddPlatform(new PortalOptions());
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<AuthorizationOptions>>();
    }

    protected void SignIn(Role role, string name = "Anna Berg") => Reader.Is(role, name);
}
