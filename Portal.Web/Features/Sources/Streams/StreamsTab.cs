using Microsoft.AspNetCore.Components;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Streams;

/// <summary>A tab of a source that shows its streams: what is searched for and the page stand in the address, and it is read again when a run has ended.</summary>
public abstract class StreamsTab : ComponentBase, IDisposable
{
    IDisposable? _watching;
    long _since;

    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    protected string? Text { get; set; }

    [SupplyParameterFromQuery]
    protected string? Page { get; set; }

    [Inject]
    protected StreamsScene Scene { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    SyncWatch Watch { get; set; } = default!;

    protected StreamsQuery Asked => new(Text);

    protected int Number => PageNumber.Of(Page);

    public void Dispose()
    {
        _watching?.Dispose();
        Left();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        _since = Watch.Moves;
        if (!await Again()) Navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Only now is it known of which feeds to hear.
        if (_watching is not null || Scene.Source is null) return;
        _watching = Watch.Watch(_since, Scene.Has, _ => false, moved => _ = InvokeAsync(() => Refresh(moved)));
        Entered();
    }

    /// <returns>Whether there is such a source.</returns>
    protected async Task<bool> Again()
    {
        if (!await Scene.Load(Id, Asked, Number)) return false;
        await Fill();
        return true;
    }

    /// <summary>Reads what it shows of the streams that are on the page.</summary>
    protected abstract Task Fill();

    /// <summary>It is there, and its reader has it.</summary>
    protected virtual void Entered()
    {
    }

    protected virtual void Left()
    {
    }

    async Task Refresh(IReadOnlySet<long> moved)
    {
        if (!Scene.HasEnded(moved)) return;
        await Again();
        StateHasChanged();
    }
}
