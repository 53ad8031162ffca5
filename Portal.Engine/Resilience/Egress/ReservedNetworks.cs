using System.Net;
using System.Net.Sockets;

namespace Portal.Engine.Resilience.Egress;

/// <summary>
/// What stands for no public host (the special-purpose registries of IANA), and the services of clouds that hand out credentials.
/// An IPv6 address that carries an IPv4 one is judged by the one it carries.
/// </summary>
public static class ReservedNetworks
{
    const string Metadata = "the metadata service of a cloud, which hands out credentials";

    /// <summary>What lies inside another stands before it.</summary>
    static readonly (IPNetwork Network, string Kind)[] All =
    [
        Row("169.254.169.254/32", Metadata),
        Row("169.254.170.2/32", Metadata),
        Row("100.100.100.200/32", Metadata),
        Row("192.0.0.192/32", Metadata),
        Row("168.63.129.16/32", Metadata),
        Row("fd00:ec2::254/128", Metadata),
        Row("fd20:ce::254/128", Metadata),

        Row("0.0.0.0/8", "an unspecified address"),
        Row("10.0.0.0/8", "a private address"),
        Row("100.64.0.0/10", "an address shared inside a provider's network"),
        Row("127.0.0.0/8", "a loopback address, which is the portal's own machine"),
        Row("169.254.0.0/16", "a link-local address"),
        Row("172.16.0.0/12", "a private address"),
        Row("192.0.0.0/24", "an address reserved for protocols"),
        Row("192.0.2.0/24", "an address for documentation"),
        Row("192.88.99.0/24", "an address reserved for tunnels"),
        Row("192.168.0.0/16", "a private address"),
        Row("198.18.0.0/15", "an address for benchmarks"),
        Row("198.51.100.0/24", "an address for documentation"),
        Row("203.0.113.0/24", "an address for documentation"),
        Row("224.0.0.0/4", "a multicast address"),
        Row("255.255.255.255/32", "the broadcast address"),
        Row("240.0.0.0/4", "a reserved address"),

        Row("::/128", "an unspecified address"),
        Row("::1/128", "a loopback address, which is the portal's own machine"),
        Row("64:ff9b:1::/48", "an address translated inside the own network"),
        Row("2001:db8::/32", "an address for documentation"),
        Row("3fff::/20", "an address for documentation"),
        Row("2001:2::/48", "an address for benchmarks"),
        Row("2001::/32", "an address of a tunnel (Teredo)"),
        Row("2001::/23", "an address reserved for protocols"),
        Row("2002::/16", "an address of a tunnel (6to4)"),
        Row("fc00::/7", "a private address (unique local)"),
        Row("fe80::/10", "a link-local address"),
        Row("fec0::/10", "a private address (site-local)"),
        Row("ff00::/8", "a multicast address"),
    ];

    static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3"), Translated = IPNetwork.Parse("64:ff9b::/96"), Compatible = IPNetwork.Parse("::/96");

    /// <returns>What kind of address it is, in words, if it must not be gone to; null for a public one.</returns>
    public static string? Kind(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Carried(address);
        foreach (var (network, kind) in All)
        {
            if (network.Contains(address)) return kind;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork) return null;
        if (Translated.Contains(address)) return Carried(address);
        if (Compatible.Contains(address)) return Carried(address) ?? "an IPv4 address in a form that is no longer used";
        if (!PublicIPv6.Contains(address)) return "a reserved address";
        return IsTunnelInSite(address) ? "an address of a tunnel (ISATAP)" : null;
    }

    static string? Carried(IPAddress address)
    {
        var carried = new IPAddress(address.GetAddressBytes().AsSpan(12));
        return Kind(carried) is { } kind ? $"{kind} ({carried}) written as IPv6" : null;
    }

    /// <summary>ISATAP writes the IPv4 address of a machine inside the site behind 0000:5efe or 0200:5efe.</summary>
    static bool IsTunnelInSite(IPAddress address) => address.GetAddressBytes() is [_, _, _, _, _, _, _, _, 0 or 2, 0, 0x5e, 0xfe, ..];

    static (IPNetwork Network, string Kind) Row(string network, string kind) => (IPNetwork.Parse(network), kind);
}
