using System.Diagnostics;
using Portal.Web.Platform.Logging;

namespace Portal.Web.Platform;

/// <summary>
/// Names every request by its W3C trace id: in the answer's header, in every log line, and so as the traces do. The
/// trace is told the route and not the path, because a path can hold the token of an invitation.
/// </summary>
sealed class Correlation(RequestDelegate next, ILogger<Correlation> logger)
{
    public const string Header = "X-Correlation-Id";

    public static string Of(Activity? activity) => activity?.TraceId.ToHexString() ?? "";

    public async Task Invoke(HttpContext http)
    {
        // The framework begins one for every request, unless its log category is switched off.
        using var own = Activity.Current is null ? new Activity("request").Start() : null;
        var activity = Activity.Current!;
        var id = Of(activity);
        http.Response.OnStarting(static state =>
        {
            var (response, id) = ((HttpResponse, string))state;
            response.Headers[Header] = id;
            return Task.CompletedTask;
        }, (http.Response, id));

        using (logger.BeginScope(LogScope.OfRequest(id)))
        {
            await next(http);
        }

        if (activity.IsAllDataRequested) Describe(activity, http);
    }

    static void Describe(Activity activity, HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
        activity.SetTag("http.request.method", http.Request.Method);
        activity.SetTag("http.route", route);
        activity.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError) activity.SetStatus(ActivityStatusCode.Error);
    }
}
