using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Running;

/// <summary>A port that nobody had a moment ago, for a program that cannot be told to take any.</summary>
static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
