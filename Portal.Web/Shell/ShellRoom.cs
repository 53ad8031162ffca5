using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Times;

namespace Portal.Web.Shell;

public static class ShellRoom
{
    /// <summary>What a form may send at once: its longest field, of whichever letters and with its quotes escaped.</summary>
    const long LongestMessage = 256 * 1024;

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        services.PostConfigure<LoggerFilterOptions>(HubLogs.Quieten);
        services.AddCascadingAuthenticationState();
        services.AddExceptionHandler<FailureHandler>();
        return services
            .AddScoped<Toasts>()
            .AddScoped<Ticker>()
            .AddScoped<QueryState>()
            .AddScoped<Arrival>();
    }

    /// <summary>Whatever goes wrong further in, a person sees a page about it.</summary>
    public static void UseAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Urls.Error,
            CreateScopeForErrors = true,
            // FailureHandler has logged it, with the reference.
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UseWhen(http => StatusPages.WantsPage(http.Request), pages => pages.UseStatusCodePagesWithReExecute(Urls.Status("{0}"), createScopeForStatusCodePages: true));
        app.Use(StatusPages.ShowAsView);
    }

    public static void MapShell(this WebApplication app)
    {
        // Short-circuited: a style sheet is the same for everybody, so nobody is looked up in the database for it.
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(live => live.ContentSecurityFrameAncestorsPolicy = null);
    }
}
