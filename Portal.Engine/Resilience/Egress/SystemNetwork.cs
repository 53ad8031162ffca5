using System.Net;
using System.Net.Sockets;

namespace Portal.Engine.Resilience.Egress;

/// <summary>The name service and the sockets of this machine.</summary>
public sealed class SystemNetwork : INetwork
{
    public async Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken stop)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, stop);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return [];
        }
    }

    public async Task<Stream> Connect(IPEndPoint address, CancellationToken stop)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
