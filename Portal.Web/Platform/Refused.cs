using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Net.Http.Headers;
using Portal.Web.Platform.Metrics;

namespace Portal.Web.Platform;

/// <summary>Answers programs that may not come in with a status and a sentence; people are sent where their scheme says.</summary>
sealed class Refused : IAuthorizationMiddlewareResultHandler
{
    const string WhoMayReadMetrics =
        "The metrics are for programs on this machine, for collectors that send the token of Portal:Telemetry:MetricsToken as \"Authorization: Bearer …\", and for signed-in admins.\n";

    readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        !authorizeResult.Succeeded && policy.Requirements.Any(requirement => requirement is MetricsRequirement)
            ? Refuse(context.Response, authorizeResult.Challenged)
            : _framework.HandleAsync(next, context, policy, authorizeResult);

    static Task Refuse(HttpResponse response, bool isUnknown)
    {
        response.StatusCode = isUnknown ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        if (isUnknown) response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers[HeaderNames.CacheControl] = "no-store";
        return response.WriteAsync(WhoMayReadMetrics);
    }
}
