using Microsoft.AspNetCore.Components;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>What happened to a source: runs and changes in one list, newest first.</summary>
public sealed partial class TimelinePage(SyncWatch watch, NavigationManager navigation) : IDisposable
{
    IDisposable? _watching;
    long _since;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    string? Kind { get; set; }

    [SupplyParameterFromQuery]
    string? Stream { get; set; }

    [SupplyParameterFromQuery]
    string? Who { get; set; }

    [SupplyParameterFromQuery]
    string? State { get; set; }

    [SupplyParameterFromQuery]
    string? From { get; set; }

    [SupplyParameterFromQuery]
    string? Until { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    [Inject]
    TimelineScene Scene { get; set; } = default!;

    [Inject]
    QueryState Query { get; set; } = default!;

    TimelineQuery Asked => new(Kind, Stream, Who, State, From, Until, After);

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _since = watch.Moves;
        if (!await Scene.Load(Id, Asked, Visitor))
        {
            navigation.NotFound();
            return;
        }

        if (Scene.HasMet) return;
        // SQLite answers at once, and what is asked of it next would be waited for before anything is drawn.
        StateHasChanged();
        await Task.Yield();
        await Scene.Meet();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (_watching is null && Scene.Page is not null) _watching = watch.Watch(_since, Scene.Has, _ => false, moved => _ = InvokeAsync(() => Refresh(moved)));
    }

    /// <summary>What is older does not change.</summary>
    async Task Refresh(IReadOnlySet<long> moved)
    {
        if (After is not null || !Scene.Differs(moved)) return;
        await Scene.Load(Id, Asked, Visitor);
        StateHasChanged();
    }

    void Narrow(string name, object? value) => Query.Set((name, value), (Pager.After, null));
}
