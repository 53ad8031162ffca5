using Portal.Web.Shell;

namespace Portal.Web.Features.Sources;

/// <summary>A portal without a system of one's own has nothing to show but the sample.</summary>
sealed class ConnectItem(OwnSystems systems) : IChecklistItem
{
    public string Title => "Connect a first system";

    public string Why => "Everything here is about the data of your systems: how fresh it is, and what changed. Begin with one: its address and a key are enough.";

    public (string Url, string Text)? Link => (Urls.Connect, "Connect a system");

    public Task<bool> Done(CancellationToken stop) => systems.Any(stop);
}
