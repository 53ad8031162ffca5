using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Sources;

/// <summary>One source: how it fares, what is read from it, and what can be done about it.</summary>
public sealed partial class SourcePage(SourceDesk desk, SyncWatch watch, Toasts toasts, NavigationManager navigation) : IDisposable
{
    IDisposable? _watching;
    FeedAsk? _ask;
    Feed? _pausing, _settingBack;

    [Parameter]
    public long Id { get; set; }

    [Inject]
    SourceScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (!await Scene.Load(Id)) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(Scene.Has, source => source == $"{Id}", moved => _ = InvokeAsync(() => Refresh(moved)));
    }

    async Task Refresh(IReadOnlySet<long> moved)
    {
        await Scene.Moved(moved);
        StateHasChanged();
    }

    void Ask(FeedAsk ask) => _ask = ask;

    async Task Confirm()
    {
        if (_ask is not { } ask) return;
        if (await Do(me => ask.Do(desk, me)) && ask.Leaves) navigation.NavigateTo(Urls.Sources);
    }

    async Task Pause(string why)
    {
        if (_pausing is { } feed && await Do(me => desk.Pause(me, feed, why))) _pausing = null;
    }

    async Task SetBack(DateOnly day)
    {
        if (_settingBack is { } feed && await Do(me => desk.SetBack(me, feed, Days.Begin(day, Visitor?.Zone() ?? TimeZoneInfo.Utc)))) _settingBack = null;
    }

    /// <returns>Whether it was done.</returns>
    async Task<bool> Do(Func<Actor, Task<Outcome<string>>> deed)
    {
        var outcome = await deed((await Authentication).User.AsActor(Visitor?.Address));
        if (outcome.Succeeded(out var done, out var refusal)) toasts.Done(done);
        else toasts.Problem(refusal.Message);
        await Scene.Load(Id);
        return outcome.Refusal is null;
    }
}
