using System.Net;

namespace Portal.Engine.Resilience.Egress;

/// <summary>Scheme, host and port: what is allow-listed, and what may be told of an address without telling what is secret in it.</summary>
public sealed record Origin
{
    Origin(string scheme, string host, int port) => (Scheme, Host, Port) = (scheme, host, port);

    public string Scheme { get; }

    /// <summary>In lower case, in ASCII, without brackets and without the dot that may end it.</summary>
    public string Host { get; }

    public int Port { get; }

    /// <summary>The host, if it is an address in any of the ways one can be written: decimal, octal, hex, short.</summary>
    public IPAddress? Address => IPAddress.TryParse(Host, out var address) ? address : null;

    public static Origin Of(Uri uri)
    {
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        return new(uri.Scheme.ToLowerInvariant(), IPAddress.TryParse(host, out var address) ? $"{address}" : host, uri.Port);
    }

    /// <summary>Reads an origin as an operator writes it: https://erp.internal or http://10.0.0.5:8080, and nothing behind it.</summary>
    public static Origin? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "", IdnHost.Length: > 0 }
            ? Of(uri)
            : null;

    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return (Scheme, Port) is ("http", 80) or ("https", 443) or (_, < 0) ? $"{Scheme}://{host}" : $"{Scheme}://{host}:{Port}";
    }
}
