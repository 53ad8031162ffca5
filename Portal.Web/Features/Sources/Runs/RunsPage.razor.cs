using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Runs;

/// <summary>The runs of a feed.</summary>
public sealed partial class RunsPage(SourcePlaces places, RunBook book, SyncEngine engine, SyncWatch watch, NavigationManager navigation) : IDisposable
{
    const int PageSize = 50, LastPage = 100_000;

    (SourcePlace Place, Feed Feed)? _found;
    IReadOnlyList<Run>? _runs;
    int _total;
    IDisposable? _watching;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long FeedId { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    int Number => QueryText.Key(Page) is > 0 and <= LastPage and var number ? (int)number : 0;

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _found = await places.OfFeed(FeedId);
        if (_found?.Place.Source.Id != Id) navigation.NotFound();
        else await Load();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(feed => feed == FeedId, _ => false, moved => _ = InvokeAsync(Refresh));
    }

    async Task Load()
    {
        _runs = await book.Of(FeedId, Number * PageSize, PageSize);
        _total = await book.Count(FeedId);
    }

    async Task Refresh()
    {
        // One that goes on is in the list already.
        if (engine.Progress(FeedId) is { End: null } live && _runs?.Any(run => run.Id == live.Run) == true) return;
        await Load();
        StateHasChanged();
    }

    string PageUrl(int number) => Query.With(("page", number == 0 ? null : number.ToString(CultureInfo.InvariantCulture)));
}
