using Microsoft.Net.Http.Headers;

namespace Portal.Web.Platform.Network;

/// <summary>
/// Once the portal knows the address people reach it by, it answers to no other name, so that nobody can have it write
/// links to a host of theirs. This machine's own names stay open, and so do the probes, which come by inner names.
/// </summary>
sealed class HostCheck(RequestDelegate next, PortalOptions options)
{
    readonly string? _host = options.PublicUrl is { } reached ? AsRequestsHaveIt(reached) : null;

    public Task Invoke(HttpContext http) => _host is null || Answers(http.Request) ? next(http) : Refuse(http.Response);

    /// <summary>The framework turns "xn--…" of a request into letters, so the setting is spelt that way too, however it was written.</summary>
    static string AsRequestsHaveIt(Uri url) => url.HostNameType == UriHostNameType.Dns ? HostString.FromUriComponent(url.IdnHost).Host : url.Host;

    bool Answers(HttpRequest request) =>
        request.Host.Host.Equals(_host, StringComparison.OrdinalIgnoreCase)
        || Caller.IsThisMachine(request.Host.Host)
        || request.Path.Value is Urls.Live or Urls.Ready or Urls.Metrics;

    async Task Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status400BadRequest;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers[HeaderNames.CacheControl] = "no-store";
        await response.WriteAsync($"This portal is reached at {options.PublicUrl}, and answers to no other name. If you came from there, the proxy in front has to pass the Host header on.\n");
    }
}
