using System.Net;

namespace Portal.Engine.Resilience.Egress;

/// <summary>The way out: from a name to addresses, and from one address to a connection. Nothing is decided here.</summary>
public interface INetwork
{
    /// <returns>All addresses of the name; none if there is no such name.</returns>
    Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken stop);

    Task<Stream> Connect(IPEndPoint address, CancellationToken stop);
}
