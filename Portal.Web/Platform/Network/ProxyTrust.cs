using Microsoft.AspNetCore.HttpOverrides;

namespace Portal.Web.Platform.Network;

/// <summary>
/// Believes X-Forwarded headers from the proxies that are named, hop by hop from the nearest, and stops at the first that
/// is not. Without a named proxy nothing is believed, not even from this machine.
/// </summary>
static class ProxyTrust
{
    /// <summary>The framework's own switch trusts every proxy there is, so it is held off.</summary>
    const string FrameworkSwitch = "FORWARDEDHEADERS_ENABLED";

    public static void HoldOffTheFramework(IConfiguration configuration) => configuration[FrameworkSwitch] = "false";

    public static void UseProxyTrust(this WebApplication app, PortalOptions options)
    {
        if (options.Network.TrustedProxies.Count == 0) return;

        var trust = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // As many hops as are named: the walk ends where an address is not.
            ForwardLimit = null,
        };
        trust.KnownProxies.Clear();
        trust.KnownIPNetworks.Clear();
        foreach (var network in options.Network.TrustedNetworks()) trust.KnownIPNetworks.Add(network);
        if (options.PublicUrl is { } reachedAt) trust.AllowedHosts.Add(reachedAt.Host);
        app.UseForwardedHeaders(trust);
    }
}
