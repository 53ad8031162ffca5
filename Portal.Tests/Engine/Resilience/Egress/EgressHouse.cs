using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Resilience.Egress;

/// <summary>The guarded way out, as the program puts it together.</summary>
sealed class EgressHouse : IDisposable
{
    readonly GuardedHttp _http;

    public EgressHouse(EgressOptions? options = null, INetwork? network = null, X509Certificate2? root = null)
    {
        options ??= new();
        _http = new(options, new EgressGuard(options), network ?? new SystemNetwork(), Clock, NullLogger<GuardedHandler>.Instance) { Roots = root is null ? null : [root] };
        Client = _http.Client();
    }

    public TestClock Clock { get; } = new();

    public HttpClient Client { get; }

    public static EgressHouse Allowing(params LoopbackServer[] servers) => new(Allow(servers));

    public static EgressOptions Allow(params LoopbackServer[] servers) => Allow(servers.Select(server => server.Address));

    /// <summary>Connecting goes by real time, so it has much of it.</summary>
    public static EgressOptions Allow(IEnumerable<Uri> servers) => new() { AllowedOrigins = [.. servers.Select(server => server.GetLeftPart(UriPartial.Authority))], ConnectTimeout = TimeSpan.FromMinutes(1) };

    public async Task<EgressRefusal> Refusal(string address) => (await Assert.ThrowsAsync<EgressException>(() => Get(address))).Refusal;

    public async Task<string> Get(string address)
    {
        using var response = await Client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
    }
}
