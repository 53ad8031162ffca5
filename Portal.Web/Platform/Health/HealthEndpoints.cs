using Microsoft.Net.Http.Headers;

namespace Portal.Web.Platform.Health;

/// <summary>For whoever looks after the process: does it live, and may it be sent work.</summary>
static class HealthEndpoints
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this WebApplication app)
    {
        // Short-circuited, so that a probe never waits for what stands behind sign-in.
        app.MapMethods(Urls.Live, Methods, (RequestDelegate)Live).AllowAnonymous().ShortCircuit();
        app.MapMethods(Urls.Ready, Methods, (RequestDelegate)Ready).AllowAnonymous().ShortCircuit();
    }

    static Task Live(HttpContext http) => Answer(http.Response, StatusCodes.Status200OK, "live");

    static async Task Ready(HttpContext http)
    {
        var reason = await http.RequestServices.GetRequiredService<Readiness>().WhyNot();
        if (reason is null) await Answer(http.Response, StatusCodes.Status200OK, "ready");
        else await Answer(http.Response, StatusCodes.Status503ServiceUnavailable, $"not ready: {reason}");
    }

    static Task Answer(HttpResponse response, int status, string line)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers[HeaderNames.CacheControl] = "no-store";
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.WriteAsync($"{line}\n");
    }
}
