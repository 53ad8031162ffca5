using System.Net;
using Portal.Engine.Configuration;

namespace Portal.Web.Platform.Network;

/// <summary>What stands between the portal and those who call it.</summary>
public sealed record NetworkOptions : IChecked
{
    const int LongestWait = 600;

    /// <summary>The proxies whose X-Forwarded headers are believed: addresses or networks, such as 10.0.0.5 or 10.0.0.0/8.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Lets people sign in over unencrypted HTTP from other machines. For a network that everybody on it may listen to.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>How long to go on answering, as not ready, after being told to stop, so that a load balancer can look away.</summary>
    public int DrainSeconds { get; init; }

    /// <summary>How long open requests may take to finish once the portal stops.</summary>
    public int ShutdownSeconds { get; init; } = 20;

    public IEnumerable<IPNetwork> TrustedNetworks() => TrustedProxies.Select(Network).OfType<IPNetwork>();

    public void Check(string key, SettingsProblems problems)
    {
        foreach (var proxy in TrustedProxies.Where(proxy => Network(proxy) is null))
            problems.Add($"{key}:TrustedProxies", $"\"{proxy}\" is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/8.");
        if (TrustedNetworks().Any(network => network.PrefixLength == 0))
            problems.Add($"{key}:TrustedProxies", "trusts every address, and so whatever anybody claims to be. Name the addresses of your proxies.");
        CheckWait(nameof(DrainSeconds), DrainSeconds);
        CheckWait(nameof(ShutdownSeconds), ShutdownSeconds);

        void CheckWait(string name, int seconds)
        {
            if (seconds is < 0 or > LongestWait) problems.Add($"{key}:{name}", $"is not a number of seconds from 0 to {LongestWait}.");
        }
    }

    static IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
