using Portal.Engine.Sources;
using Portal.Web.Shell;

namespace Portal.Web.Features.Sources;

/// <summary>A portal without a source has nothing to show.</summary>
sealed class ConnectItem(SourceRegistry sources) : IChecklistItem
{
    public string Title => "Connect a first system";

    public string Why => "Everything here is about the data of your systems: how fresh it is, and what changed. Begin with one; the sample company is made for a first try.";

    public (string Url, string Text)? Link => (Urls.Sources, "Go to sources");

    public async Task<bool> Done(CancellationToken stop) => (await sources.Page(new SourceFilter(), 0, 1, stop)).Total > 0;
}
