using Portal.Web.Shell;

namespace Portal.Web.Features.Home;

sealed class PublicAddressItem(PortalOptions options) : IChecklistItem
{
    public string Title => "Tell the portal its public address";

    public string Why =>
        "Links in invitations and the addresses that systems send to are built from it. Set Portal:PublicUrl in appsettings.json, "
        + "or the environment variable Portal__PublicUrl, to something like https://portal.example.com, and start the portal again.";

    public (string Url, string Text)? Link => null;

    public Task<bool> Done(CancellationToken stop) => Task.FromResult(options.PublicUrl is not null);
}
