using System.Collections.Concurrent;
using System.Net;

namespace Portal.Engine.Resilience.Egress;

/// <summary>
/// Decides where the portal may go. An origin that an operator allowed may be at any address and any port; everything else
/// must be public, whatever name or way of writing it comes by.
/// </summary>
public sealed class EgressGuard(EgressOptions options)
{
    readonly ConcurrentDictionary<Origin, byte> _allowed = new(options.AllowedOrigins.Select(Origin.Parse).OfType<Origin>().Select(origin => KeyValuePair.Create(origin, default(byte))));

    /// <summary>For what the portal itself serves on this machine, whose port nobody knows before it listens. Never for what came from outside.</summary>
    public void AllowOwn(Uri address) => _allowed[Origin.Of(address)] = default;

    /// <summary>An operator said that it is meant.</summary>
    public bool Allows(Uri address) => _allowed.ContainsKey(Origin.Of(address));

    /// <summary>What can be said before the name is resolved.</summary>
    public EgressRefusal? Check(Uri uri)
    {
        if (!uri.IsAbsoluteUri) return new HostMissing();
        if (uri.Scheme is not ("http" or "https")) return new SchemeRefused(uri.Scheme);
        if (uri.UserInfo.Length > 0) return new UserInfoRefused();

        var origin = Origin.Of(uri);
        if (origin.Host.Length == 0) return new HostMissing();
        if (_allowed.ContainsKey(origin)) return null;
        if (NeverHttp.Has(origin.Port)) return new PortRefused(origin);
        return origin.Address is { } address ? Check(origin, [address]) : null;
    }

    /// <summary>Every address counts: one that is refused among public ones is not skipped, it refuses the name.</summary>
    public EgressRefusal? Check(Origin origin, IReadOnlyList<IPAddress> addresses)
    {
        if (addresses.Count == 0) return new NameUnknown(origin.Host);
        if (_allowed.ContainsKey(origin)) return null;
        foreach (var address in addresses)
        {
            if (ReservedNetworks.Kind(address) is { } kind) return new AddressRefused(origin, address, kind);
        }

        return null;
    }
}
