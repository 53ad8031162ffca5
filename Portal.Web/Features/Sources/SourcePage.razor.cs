using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Web.Platform;
using Portal.Web.Features.Sources.Streams;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;
using Portal.Web.Ui.Times;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Sources;

/// <summary>One source: how it fares, what is read from it, and what can be done about it.</summary>
public sealed partial class SourcePage(SourceDesk desk, SyncWatch watch, FreshnessWatch freshness, Toasts toasts, NavigationManager navigation) : IDisposable
{
    IDisposable? _watching, _following;
    StreamOnBoard? _promising, _fallingBack;
    FeedAsk? _ask;
    bool _left;
    long _since;
    (StreamOnBoard Stream, Feed Feed)? _pausing, _resuming, _settingBack, _scheduling;
    (StreamOnBoard Stream, Feed? Feed)? _renaming;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    SourceScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    StreamsQuery Asked => new(Text);

    int Number => PageNumber.Of(Page);

    public void Dispose()
    {
        _left = true;
        _watching?.Dispose();
        _following?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _since = watch.Moves;
        if (!await Scene.Load(Id, Asked, Number)) navigation.NotFound();
        else await Scene.Reckon();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Only now is it known of which feeds to hear.
        if (_watching is not null || Scene.Source is null) return;
        _watching = watch.Watch(_since, Scene.Has, source => source == $"{Id}", moved => _ = InvokeAsync(() => Refresh(moved)));
        _following = freshness.Verdicts(() => _ = InvokeAsync(Judge));
    }

    async Task Judge()
    {
        await Scene.Judge();
        StateHasChanged();
    }

    async Task Promised()
    {
        toasts.Done($"{_promising?.Stream.Name}: the freshness promise is saved.");
        _promising = null;
        await Scene.Load(Id);
    }

    async Task FallenBack()
    {
        toasts.Done($"{_fallingBack?.Stream.Name}: the fallback is saved.");
        _fallingBack = null;
        await Scene.Load(Id);
    }

    async Task Scheduled()
    {
        toasts.Done($"{Name(_scheduling)}: the schedule is saved.");
        _scheduling = null;
        await Scene.Load(Id);
        await Scene.Reckon();
    }

    async Task Renamed(string done)
    {
        toasts.Done(done);
        _renaming = null;
        await Scene.Load(Id);
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
        // Whoever went on to another page meanwhile stays there.
        if (await Do(ask.About, me => ask.Do(desk, me)) && ask.Leaves && !_left) navigation.NavigateTo(Urls.Sources);
    }

    /// <returns>What is wrong with the reason, if it is the reason.</returns>
    async Task<string?> Pause(string why)
    {
        if (_pausing is not var (stream, feed)) return null;
        var outcome = await desk.Pause(await Me(), feed, why);
        if (outcome.Refusal is PauseWithoutReason unsaid) return unsaid.Message;
        _pausing = null;
        await Say(stream, outcome);
        return null;
    }

    /// <returns>What is wrong with the reason, if it is the reason.</returns>
    async Task<string?> Resume(string? why)
    {
        if (_resuming is not var (stream, feed)) return null;
        var outcome = await desk.Resume(await Me(), feed, why);
        if (outcome.Refusal is ResumeReasonTooLong tooLong) return tooLong.Message;
        _resuming = null;
        await Say(stream, outcome);
        return null;
    }

    /// <returns>What is wrong with the day, if it is the day.</returns>
    async Task<string?> SetBack(DateOnly day)
    {
        if (_settingBack is not var (stream, feed)) return null;
        var outcome = await desk.SetBack(await Me(), feed, Days.Begin(day, Visitor?.Zone() ?? TimeZoneInfo.Utc));
        if (outcome.Refusal is NotReadSoFar later) return later.Message;
        _settingBack = null;
        await Say(stream, outcome);
        return null;
    }

    /// <returns>Whether it was done.</returns>
    async Task<bool> Do(StreamOnBoard? about, Func<Actor, Task<Outcome<string>>> deed)
    {
        var outcome = await deed(await Me());
        await Say(about, outcome);
        return outcome.Refusal is null or CredentialStays;
    }

    async Task Say(StreamOnBoard? about, Outcome<string> outcome)
    {
        if (outcome.Succeeded(out var done, out var refusal)) toasts.Done(about is null ? done : $"{about.Stream.Name}: {char.ToLowerInvariant(done[0])}{done[1..]}");
        else toasts.Problem(about is null ? refusal.Message : $"{about.Stream.Name}: {refusal.Message}");
        await Scene.Load(Id);
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);

    static string? Name((StreamOnBoard Stream, Feed Feed)? of) => of is var (stream, feed) ? $"{stream.Stream.Name}: {feed.Name}" : null;
}
