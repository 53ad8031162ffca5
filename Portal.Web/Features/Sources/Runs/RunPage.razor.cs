using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Resilience;
using Portal.Engine.Sync.Runs;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Sources.Runs;

/// <summary>One run: what came of it, who must act, and what it said.</summary>
public sealed partial class RunPage(SyncWatch watch, SourceDesk desk, Toasts toasts, NavigationManager navigation) : IDisposable
{
    IDisposable? _watching;
    bool _stopping;
    long _since;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [Inject]
    RunScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _since = watch.Moves;
        if (!await Scene.Load(Id, QueryText.Plain(Text)?.Trim() ?? "")) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (_watching is null && Scene.Run is not null) _watching = watch.Watch(_since, feed => feed == Scene.Run?.FeedId, source => source == $"{Scene.Place?.Source.Id}", moved => _ = InvokeAsync(Refresh));
    }

    async Task Refresh()
    {
        await Scene.Moved();
        StateHasChanged();
    }

    async Task Stop()
    {
        if (Scene.Feed is not { } feed) return;
        var outcome = await desk.Stop((await Authentication).User.AsActor(Visitor?.Address), feed);
        if (outcome.Succeeded(out var done, out var refusal)) toasts.Done(done);
        else toasts.Problem(refusal.Message);
    }

    static Tone Tone(Run run) => run switch
    {
        { State: RunState.Failed, Who: Who.Nobody } => Ui.Tone.Late,
        { State: RunState.Succeeded, Who: not null } => Ui.Tone.Late,
        _ => RunWords.State(run.State).Tone,
    };

    static (string Name, long Number)[] Numbers(Run run) =>
    [
        ("Attempts", run.Attempts), ("Pages", run.Pages), ("Read", run.Read), ("Added", run.Added), ("Changed", run.Changed), ("Deleted", run.Deleted), ("Needed no change", run.Unchanged), ("In quarantine", run.Quarantined),
    ];

    string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Visitor?.Zone() ?? TimeZoneInfo.Utc).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
