using Portal.Engine.Sources;
using Portal.Web.Shell;

namespace Portal.Web.Features.Sources;

/// <summary>A portal without a source has nothing to show.</summary>
sealed class ConnectItem(SourceRegistry sources) : IChecklistItem
{
    public string Title => "Connect a first system";

    public string Why => "Everything here is about the data of your systems: how fresh it is, and what changed. Begin with one: its address and a key are enough.";

    public (string Url, string Text)? Link => (Urls.Connect, "Connect a system");

    public Task<bool> Done(CancellationToken stop) => sources.Any(stop);
}
