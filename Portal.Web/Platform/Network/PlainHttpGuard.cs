using Portal.Web.Platform.Pages;

namespace Portal.Web.Platform.Network;

/// <summary>Says in a page why signing in is off over unencrypted HTTP, instead of letting it fail without a word.</summary>
sealed class PlainHttpGuard(RequestDelegate next, PortalOptions options)
{
    readonly PlainHttp _rule = new(options.PublicUrl, options.Network.AllowPlainHttp);

    public Task Invoke(HttpContext http) =>
        _rule.MayServe(http.Request.Path, http.Request.IsHttps, http.IsOnThisMachine())
            ? next(http)
            : Page().Write(http.Response, StatusCodes.Status403Forbidden);

    StaticPage Page() => _rule.Encrypted is { } address
        ? new StaticPage(
            "Sign in over HTTPS",
            [
                "This connection is not encrypted: your password and your session could be read on the way. Signing in is off here.",
                "If you came from the address below, the proxy in front of the portal is not trusted yet: the admin lists it in Portal:Network:TrustedProxies and has it send X-Forwarded-Proto.",
            ],
            address)
        : new StaticPage(
            "Signing in is off over plain HTTP",
            [
                "This connection is not encrypted: your password and your session could be read by others on the network. Signing in is therefore off here.",
                "The admin can put HTTPS in front: set Portal:PublicUrl to the https address, list the proxy in Portal:Network:TrustedProxies, and have it send X-Forwarded-For and X-Forwarded-Proto.",
                "On a network where everybody may be trusted, the admin can set Portal:Network:AllowPlainHttp to true instead (as environment variable: Portal__Network__AllowPlainHttp=true).",
                "On the machine that runs the portal, signing in works by its own name, localhost.",
            ]);
}
