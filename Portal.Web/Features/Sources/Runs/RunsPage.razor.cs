using Microsoft.AspNetCore.Components;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Runs;

/// <summary>The runs of a feed.</summary>
public sealed partial class RunsPage(SourcePlaces places, RunBook book, SyncEngine engine, SyncWatch watch, NavigationManager navigation) : IDisposable
{
    static readonly (string Name, object? Value)[] Restart = [(Pager.After, null), (Pager.Before, null)];

    (SourcePlace Place, Feed Feed)? _found;
    RunSlice? _page;
    int _total;
    long _since;
    IDisposable? _watching;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long FeedId { get; set; }

    [SupplyParameterFromQuery]
    string? State { get; set; }

    [SupplyParameterFromQuery]
    string? Why { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [SupplyParameterFromQuery(Name = Pager.Before)]
    string? Before { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    RunQuery Asked => new(State, Why, Sort);

    string? EarlierUrl => _page is { HasEarlier: true, Runs: [var first, ..] } ? Query.With((Pager.Before, first.Id), (Pager.After, null)) : null;

    string? LaterUrl => _page is { HasLater: true, Runs: [.., var last] } ? Query.With((Pager.After, last.Id), (Pager.Before, null)) : null;

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _since = watch.Moves;
        _found = await places.OfFeed(FeedId);
        if (_found?.Place.Source.Id != Id) navigation.NotFound();
        else await Load();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (_watching is null && _page is not null) _watching = watch.Watch(_since, feed => feed == FeedId, _ => false, moved => _ = InvokeAsync(Refresh));
    }

    async Task Load()
    {
        _page = await book.Page(FeedId, Asked.Filter(), new RunPlace(QueryText.Key(After), QueryText.Key(Before)), Pager.Rows);
        _total = await book.Count(FeedId);
    }

    async Task Refresh()
    {
        // One that goes on is in the list already.
        if (engine.Progress(FeedId) is { End: null } live && _page?.Runs.Any(run => run.Id == live.Run) == true) return;
        await Load();
        StateHasChanged();
    }

    void Narrow(string name, object? value) => Query.Set((name, value), Restart[0], Restart[1]);
}
