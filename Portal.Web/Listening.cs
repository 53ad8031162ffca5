using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Portal.Web;

/// <summary>Which addresses the portal listens on: the framework's own settings win over Portal:Listen.</summary>
static class Listening
{
    static readonly string[] EveryAddress = ["+", "*", "0.0.0.0", "[::]"];

    public static string[] Addresses(IConfiguration configuration, PortalOptions options)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls) return Split(urls);
        string[] ports = [.. Ports("http"), .. Ports("https")];
        return ports.Length > 0 ? ports : Split(options.Listen);

        IEnumerable<string> Ports(string scheme) => Split(configuration[$"{scheme}_ports"] ?? "").Select(port => $"{scheme}://*:{port}");
    }

    /// <summary>The address by which a program on this machine reaches it; plain HTTP where there is a choice.</summary>
    public static Uri Reach(string[] addresses)
    {
        var address = BindingAddress.Parse(addresses.OrderBy(address => address.StartsWith("https", StringComparison.OrdinalIgnoreCase)).First());
        var host = EveryAddress.Contains(address.Host) ? "127.0.0.1" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }

    /// <summary>Looks whether another program listens there, before anything is made. What else may be wrong the listener itself finds.</summary>
    /// <returns>Why it cannot listen and what to do, or nothing.</returns>
    public static string? Taken(string[] addresses)
    {
        foreach (var address in addresses.Select(BindingAddress.Parse).Where(address => address is { IsUnixPipe: false, IsNamedPipe: false, Port: not 0 }))
        {
            foreach (var ip in Numbers(address.Host))
            {
                try
                {
                    using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(new IPEndPoint(ip, address.Port));
                }
                catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
                {
                    return Explain(new IOException($"Another program listens at {address} already.", e));
                }
                catch (SocketException)
                {
                    // Not allowed, or no such address: said when it is really listened there.
                }
            }
        }

        return null;
    }

    static IPAddress[] Numbers(string host) => host switch
    {
        "localhost" => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        _ when EveryAddress.Contains(host) => [IPAddress.Any],
        _ => IPAddress.TryParse(host.Trim('[', ']'), out var number) ? [number] : [IPAddress.Any],
    };

    /// <returns>Why it cannot listen and what to do, or nothing if the exception is about something else.</returns>
    public static string? Explain(Exception exception)
    {
        const string elsewhere = "set Portal:Listen to another address (as environment variable: Portal__Listen).";
        for (var e = exception; e is not null; e = e.InnerException!)
        {
            if (e is SocketException refused)
            {
                return refused.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse => $"{exception.Message} Stop what listens there, or {elsewhere}",
                    SocketError.AccessDenied => $"The portal may not listen where Portal:Listen says ({refused.Message}). Ports below 1024 are for privileged programs: {char.ToUpperInvariant(elsewhere[0])}{elsewhere[1..]}",
                    SocketError.AddressNotAvailable => $"Portal:Listen names an address that this machine does not have ({refused.Message}). Name one of its own, or http://*:5080 for all of them (as environment variable: Portal__Listen).",
                    _ => $"The portal cannot listen where Portal:Listen says ({refused.Message}). Free that address, or {elsewhere}",
                };
            }
        }

        return IsAboutItsCertificate(exception)
            ? $"The portal cannot listen over https: {exception.Message.Split('\n')[0].Trim()} Name a certificate in Kestrel:Certificates:Default:Path and :Password, or let a proxy in front terminate TLS and set Portal:Listen to an http address."
            : null;
    }

    /// <summary>The server refuses to go without one; a file that is not there or does not open speaks for itself.</summary>
    static bool IsAboutItsCertificate(Exception exception) =>
        exception is CryptographicException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
        || exception.Source?.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) is true;

    static string[] Split(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
