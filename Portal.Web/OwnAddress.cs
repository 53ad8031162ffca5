using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web;

/// <summary>Where the portal is, as it knows it itself: never by what a request calls it.</summary>
public sealed class OwnAddress(PortalOptions options, IServer server)
{
    /// <summary>Where it listens, with the port it was given; known once it does.</summary>
    public Uri Listening => new(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>Where people reach it.</summary>
    public Uri Reached => options.PublicUrl ?? Listening;
}
