using System.Net;

namespace Portal.Web.Platform.Network;

/// <summary>Where a request really came from, as far as can be known.</summary>
static class Caller
{
    static readonly string[] HopHeaders = ["X-Forwarded-For", "Forwarded", "X-Real-IP"];

    /// <summary>
    /// From this machine. A header of a proxy that is not trusted says that the caller stands behind it, so loopback is
    /// then only the proxy's own address.
    /// </summary>
    public static bool IsOnThisMachine(this HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !HopHeaders.Any(http.Request.Headers.ContainsKey);

    /// <summary>Asked for this machine by its own name. A page elsewhere can give this machine a name, but not that one.</summary>
    public static bool AsksForThisMachine(this HttpContext http) => IsThisMachine(http.Request.Host.Host);

    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
