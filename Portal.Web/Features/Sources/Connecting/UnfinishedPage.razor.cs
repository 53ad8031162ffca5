using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Connects one list of a system, in four steps. Each is kept as it is done.</summary>
public sealed partial class UnfinishedPage(NavigationManager navigation)
{
    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long UnfinishedId { get; set; }

    [Inject]
    UnfinishedScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!await Scene.Load(Id, UnfinishedId)) navigation.NotFound();
    }

    async Task Go(UnfinishedStep step)
    {
        if (!await Scene.Keep(await Me(), one => one.Step = step)) navigation.NavigateTo(Urls.Connecting(Id));
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
