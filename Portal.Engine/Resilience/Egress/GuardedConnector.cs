using System.Net;
using System.Net.Sockets;

namespace Portal.Engine.Resilience.Egress;

/// <summary>
/// Makes the connections. The name is resolved once, all its addresses are checked, and the connection goes to one of exactly
/// these: an answer of the name service that changes in between has nothing to change.
/// </summary>
public sealed class GuardedConnector(EgressGuard guard, INetwork network, Uri? proxy)
{
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        // The proxy is an operator's word. Where it is to go was checked before it is asked.
        var addresses = proxy is not null && host == proxy.IdnHost && port == proxy.Port
            ? await network.Resolve(host, stop)
            : await Checked(Origin.Of(context.InitialRequestMessage.RequestUri!), stop);
        return await FirstThatAnswers(addresses, port, stop);
    }

    /// <exception cref="EgressException">The guard refuses one of the addresses, or there are none.</exception>
    public async Task<IReadOnlyList<IPAddress>> Checked(Origin origin, CancellationToken stop)
    {
        var addresses = origin.Address is { } address ? [address] : await network.Resolve(origin.Host, stop);
        return guard.Check(origin, addresses) is { } refusal ? throw new EgressException(refusal) : addresses;
    }

    async Task<Stream> FirstThatAnswers(IReadOnlyList<IPAddress> addresses, int port, CancellationToken stop)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await network.Connect(new IPEndPoint(address, port), stop);
            }
            catch (SocketException e)
            {
                last = e;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
