using System.Net;

namespace Portal.Engine.Resilience.Egress;

/// <summary>
/// Follows redirects one by one, each through the guard again. To another origin goes nothing but what says which kind of
/// answer is wanted: a credential may be in any header, so the harmless ones are named and not the secret ones.
/// An authorising handler belongs outside of this one.
/// </summary>
public sealed class RedirectingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const int Most = 5;

    static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Cache-Control", "Range", "User-Agent",
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);
        var current = request;
        for (var followed = 0; ; followed++)
        {
            var response = await base.SendAsync(current, cancellationToken);
            if (Target(current, response) is not { } target) return response;
            using (response)
            {
                if (followed == Most) throw new EgressException(new RedirectsTooMany(Origin.Of(request.RequestUri!), Most));
                current = Next(current, target, response.StatusCode);
            }
        }
    }

    static Uri? Target(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location
            ? location.IsAbsoluteUri ? location : new Uri(request.RequestUri!, location)
            : null;

    static HttpRequestMessage Next(HttpRequestMessage request, Uri target, HttpStatusCode status)
    {
        if (target.Scheme is not ("http" or "https")) throw new EgressException(new SchemeRefused(target.Scheme));
        var (from, to) = (Origin.Of(request.RequestUri!), Origin.Of(target));
        if (from.Scheme == "https" && to.Scheme == "http") throw new EgressException(new RedirectToPlainHttp(from, to));

        var method = MethodAfter(request.Method, status);
        var next = new HttpRequestMessage(method, target) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        if (method == request.Method && request.Content is { } content) next.Content = from == to ? content : throw new EgressException(new RedirectWithBody(from, to));
        foreach (var (name, values) in request.Headers)
        {
            if (from == to || Harmless.Contains(name)) next.Headers.TryAddWithoutValidation(name, values);
        }

        return next;
    }

    /// <summary>303 turns everything into a GET, 301 and 302 turn a POST into one, as browsers do; 307 and 308 keep the method.</summary>
    static HttpMethod MethodAfter(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.SeeOther when method != HttpMethod.Head => HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };
}
