using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Connects one list of a system, in four steps. What is chosen and entered in each is kept.</summary>
public sealed partial class UnfinishedPage(Toasts toasts, NavigationManager navigation)
{
    ElementReference _title;
    bool _hasMoved, _leavingOut;
    long _shown, _looksMyself;
    string? _connected;

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

    string Title => Scene.Place is { } place ? $"List {place.Number} of {place.Of}: {Scene.Unfinished!.Name}" : Scene.Unfinished!.Name;

    /// <summary>Nobody chose anything of it yet, and how another one is read is known.</summary>
    bool IsSuggested => Scene is { Unfinished.Step: UnfinishedStep.Look, Like: not null, Settings.Key.Count: 0 } && _looksMyself != Scene.Unfinished.Id;

    protected override async Task OnParametersSetAsync()
    {
        if (!await Scene.Load(Id, UnfinishedId))
        {
            navigation.NotFound();
            return;
        }

        // From one list to the next somebody stays on the page.
        if (_shown != 0 && _shown != UnfinishedId) _hasMoved = true;
        _shown = UnfinishedId;
    }

    /// <summary>Whoever goes on by keyboard or hears the page is taken to where the next step begins.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_hasMoved) return;
        _hasMoved = false;
        await _title.FocusAsync();
    }

    /// <summary>A name that came from the path goes with it.</summary>
    Task<bool> Chosen(RestSettings settings) => Keep(one =>
    {
        if (one.Name == AskForm.Name(UnfinishedStreams.Settings(one).Path)) one.Name = AskForm.Name(settings.Path);
        UnfinishedStreams.Set(one, settings);
    });

    async Task Go(UnfinishedStep step, Action<UnfinishedStream>? found = null)
    {
        var isThere = await Keep(one =>
        {
            one.Step = step;
            found?.Invoke(one);
        });
        if (isThere && step == UnfinishedStep.Map) await Scene.Pass();
        _hasMoved = true;
    }

    void LookMyself() => (_looksMyself, _hasMoved) = (UnfinishedId, true);

    async Task Taken()
    {
        await Scene.Pass();
        _hasMoved = true;
    }

    /// <returns>Why not; null if it is being read, and somebody is on the way to what comes next.</returns>
    async Task<Refusal?> Start(StreamDraft stream, FeedDraft feed)
    {
        if (!(await Scene.Start(await Me(), stream, feed)).Succeeded(out var next, out var refusal)) return refusal;
        // Where another list comes, it is said above it: a toast would lie over what is pressed next.
        if (next is null) toasts.Done($"{stream.Name} is connected and is being read.");
        _connected = stream.Name;
        navigation.NavigateTo(next is null ? Urls.Source(Id, stream.Name) : Urls.Unfinished(Id, next.Id));
        return null;
    }

    async Task LeaveOut()
    {
        if ((await Scene.LeaveOut(await Me())).Succeeded(out var next, out var refusal)) navigation.NavigateTo(next is null ? Urls.Source(Id) : Urls.Unfinished(Id, next.Id));
        else toasts.Problem(refusal.Message);
    }

    /// <returns>Whether it is still there; if not, somebody is on the way to what is.</returns>
    async Task<bool> Keep(Action<UnfinishedStream> change)
    {
        if (await Scene.Keep(await Me(), change)) return true;
        navigation.NavigateTo(Urls.Connecting(Id));
        return false;
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
