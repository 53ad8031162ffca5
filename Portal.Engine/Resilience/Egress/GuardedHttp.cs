using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Portal.Engine.Resilience.Egress;

/// <summary>The only way out for HTTP. All clients share the connections; each has its own limits.</summary>
public sealed class GuardedHttp(EgressOptions options, EgressGuard guard, INetwork network, TimeProvider clock, ILogger<GuardedHandler> log) : IDisposable
{
    public const int MostHeaderKilobytes = 64;

    readonly GuardedConnector _connector = new(guard, network, options.Proxy);
    readonly Lock _gate = new();
    HttpMessageInvoker? _way;

    /// <summary>Whom to trust instead of this machine's store; a test has an authority of its own.</summary>
    internal X509Certificate2Collection? Roots { get; init; }

    /// <summary>A connection is not kept for longer, so that a name that moves is looked up again.</summary>
    internal TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A client's handler: redirects outside, the guard at each step inside. What adds a credential goes around it.</summary>
    /// <param name="limits">Other limits than those of the portal.</param>
    /// <param name="each">What stands around each request that really goes out, those after redirects too; nothing if null.</param>
    public HttpMessageHandler Handler(EgressLimits? limits = null, Func<HttpMessageHandler, HttpMessageHandler>? each = null)
    {
        var way = WithoutRedirects(limits ?? options.Limits);
        return new RedirectingHandler(each?.Invoke(way) ?? way);
    }

    /// <summary>As <see cref="Handler"/>, but for messages that go to one address and nowhere else: a redirect is an answer like any other.</summary>
    public HttpMessageHandler WithoutRedirects(EgressLimits limits) => new GuardedHandler(guard, _connector, Way(), limits, options.Proxy is not null, clock, log);

    /// <summary>A client without a credential. Its time limits are the guard's, not HttpClient's own.</summary>
    public HttpClient Client(EgressLimits? limits = null) => new(Handler(limits)) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose()
    {
        lock (_gate) _way?.Dispose();
    }

    internal SocketsHttpHandler Sockets() => new()
    {
        ConnectCallback = _connector.Connect,
        ConnectTimeout = options.ConnectTimeout,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = options.Proxy is not null,
        Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = CertificateCheck.Options(Roots),
        // Others need not learn the ids of our traces.
        ActivityHeadersPropagator = null,
    };

    HttpMessageInvoker Way()
    {
        lock (_gate) return _way ??= new HttpMessageInvoker(Sockets());
    }
}
