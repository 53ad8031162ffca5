using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Web.Shell;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>The way to begin with a system of one's own.</summary>
sealed class ConnectStart(OwnSystems systems) : IStart
{
    public string Title => "Connect a system";

    public string Why => "Your CRM, accounting, support desk or any other system with an API: type its address and a key, see what is in it, and map it. What is half done is kept.";

    public string Icon => Icons.Plug;

    public string Words => "Connect a system";

    public string? Url => Urls.Connect;

    public async Task<bool> IsOffered(CancellationToken stop) => !await systems.Any(stop);

    public Task<Outcome<string>> Begin(Actor me, CancellationToken stop) => Task.FromResult<Outcome<string>>(Why);
}
