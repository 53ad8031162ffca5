using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Connects one list of a system, in four steps. What is chosen and entered in each is kept.</summary>
public sealed partial class UnfinishedPage(NavigationManager navigation)
{
    ElementReference _title;
    bool _hasMoved;

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

    /// <summary>Whoever goes on by keyboard or hears the page is taken to where the next step begins.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_hasMoved) return;
        _hasMoved = false;
        await _title.FocusAsync();
    }

    /// <summary>A name that came from the path goes with it.</summary>
    Task Chosen(RestSettings settings) => Keep(one =>
    {
        if (one.Name == AskForm.Name(UnfinishedStreams.Settings(one).Path)) one.Name = AskForm.Name(settings.Path);
        UnfinishedStreams.Set(one, settings);
    });

    async Task Go(UnfinishedStep step, RestSettings? settings = null)
    {
        await Keep(one =>
        {
            one.Step = step;
            if (settings is not null) UnfinishedStreams.Set(one, settings);
        });
        _hasMoved = true;
    }

    async Task Keep(Action<UnfinishedStream> change)
    {
        if (!await Scene.Keep(await Me(), change)) navigation.NavigateTo(Urls.Connecting(Id));
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
