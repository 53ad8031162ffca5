using System.Net;
using System.Net.Sockets;

namespace Portal.Engine.People;

/// <summary>What counts as one caller. Behind IPv6 everybody has a whole network of addresses to try from.</summary>
static class CallerAddress
{
    const int NetworkBytes = 8;

    public static string NameOf(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed)) return address ?? "";
        if (parsed.IsIPv4MappedToIPv6) parsed = parsed.MapToIPv4();
        if (parsed.AddressFamily != AddressFamily.InterNetworkV6) return parsed.ToString();
        var network = new byte[16];
        parsed.GetAddressBytes().AsSpan(0, NetworkBytes).CopyTo(network);
        return $"{new IPAddress(network)}/64";
    }
}
