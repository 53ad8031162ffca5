using Microsoft.Net.Http.Headers;

namespace Portal.Web.Platform.Metrics;

static class MetricsEndpoint
{
    const string PrometheusText = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapMetrics(this WebApplication app)
    {
        // From here on it listens: what is counted before the first scrape counts.
        var collector = app.Services.GetRequiredService<Collector>();
        app.MapGet(Urls.Metrics, (RequestDelegate)Tell).RequireAuthorization(Policies.Metrics).DisableHttpMetrics();

        Task Tell(HttpContext http)
        {
            http.Response.ContentType = PrometheusText;
            http.Response.Headers[HeaderNames.CacheControl] = "no-store";
            return http.Response.WriteAsync(collector.Tell());
        }
    }
}
