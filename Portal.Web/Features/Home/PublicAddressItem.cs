using Portal.Web.Shell;

namespace Portal.Web.Features.Home;

sealed class PublicAddressItem(PortalOptions options) : IChecklistItem
{
    public string Title => "Tell the portal its public address";

    public string Why =>
        "Links in invitations and the addresses that systems send to are built from it. Whoever installed the portal sets Portal:PublicUrl in appsettings.json, "
        + "or the environment variable Portal__PublicUrl, to something like https://portal.example.com, and starts the portal again. "
        + "Where everybody opens the portal at the address that you see in your browser now, it is not needed.";

    public (string Url, string Text)? Link => null;

    public string? Spare => "public-address";

    public Task<bool> Done(CancellationToken stop) => Task.FromResult(options.PublicUrl is not null);
}
