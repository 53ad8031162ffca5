using Microsoft.Net.Http.Headers;
using Portal.Web.Platform.Network;

namespace Portal.Web.Platform.Headers;

/// <summary>Tells browsers, with every answer, what this site never does, so that they refuse it for us.</summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>'self' covers the live connection too: ws and wss of the same origin. No eval, and no script or style in the page itself.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    const string OneYear = "max-age=31536000";

    public Task Invoke(HttpContext http)
    {
        // As late as possible: what handles a failure clears the headers that were set before it.
        http.Response.OnStarting(static state => Add((HttpContext)state), http);
        return next(http);
    }

    static Task Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // A browser would remember it for all that is ever served as localhost.
        if (http.Request.IsHttps && !http.AsksForThisMachine()) headers[HeaderNames.StrictTransportSecurity] = OneYear;
        return Task.CompletedTask;
    }
}
