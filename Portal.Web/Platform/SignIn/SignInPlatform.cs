using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Engine.People;

namespace Portal.Web.Platform.SignIn;

/// <summary>The cookie that keeps somebody signed in, however they came in, and the seam for identity providers beside it.</summary>
public static class SignInPlatform
{
    /// <summary>Holds what an identity provider said until the portal has decided whom it lets in.</summary>
    public const string External = "External";

    public static IServiceCollection AddSignInPlatform(this IServiceCollection services, PortalOptions options)
    {
        var overHttps = options.PublicUrl?.Scheme == Uri.UriSchemeHttps;
        services.AddScoped<SessionCookie>();
        services.AddScoped<IdentityProviders>();
        services.AddAuthentication(PortalClaims.Scheme)
            .AddCookie(PortalClaims.Scheme, cookie =>
            {
                Harden(cookie, overHttps, "portal");
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                // The cookie outlives every session; whether one still holds stands in the database.
                cookie.ExpireTimeSpan = Sessions.Longest;
                cookie.SlidingExpiration = false;
                cookie.LoginPath = Urls.SignIn;
                cookie.AccessDeniedPath = Urls.Forbidden;
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.EventsType = typeof(SessionCookie);
            })
            .AddCookie(External, cookie =>
            {
                Harden(cookie, overHttps, "portal.external");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            });
        services.AddOptions<CookieAuthenticationOptions>(PortalClaims.Scheme).Configure<TimeProvider>((cookie, clock) => cookie.TimeProvider = clock);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = NameOf("portal.form", overHttps);
            antiforgery.Cookie.SecurePolicy = PolicyFor(overHttps);
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddScoped<CircuitHandler, WatchLivePages>();
        return services.AddScoped<AuthenticationStateProvider, SessionWatcher>();
    }

    static void Harden(CookieAuthenticationOptions cookie, bool overHttps, string name)
    {
        cookie.Cookie.Name = NameOf(name, overHttps);
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.IsEssential = true;
        cookie.Cookie.SecurePolicy = PolicyFor(overHttps);
    }

    /// <summary>A browser takes a cookie of such a name only over HTTPS and only from this very host.</summary>
    static string NameOf(string name, bool overHttps) => overHttps ? $"__Host-{name}" : name;

    static CookieSecurePolicy PolicyFor(bool overHttps) => overHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
