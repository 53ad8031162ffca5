using Microsoft.AspNetCore.Components;
using Portal.Engine.Store.Reading;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Records;

/// <summary>The records of a stream, page by page.</summary>
public sealed partial class RecordsPage(SourcePlaces places, RecordBrowser browser, NavigationManager navigation)
{
    SourcePlace? _place;
    RecordSlice? _page;
    IReadOnlyList<RecordRowText>? _rows;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long StreamId { get; set; }

    [SupplyParameterFromQuery]
    string? Key { get; set; }

    [SupplyParameterFromQuery]
    string? Deleted { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [SupplyParameterFromQuery(Name = Pager.Before)]
    string? Before { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    RecordsQuery Asked => new(Key, Deleted, Sort);

    string? EarlierUrl => _page is { HasEarlier: true, Records: [var first, ..] } ? Query.With((Pager.Before, first.Key), (Pager.After, null)) : null;

    string? LaterUrl => _page is { HasLater: true, Records: [.., var last] } ? Query.With((Pager.After, last.Key), (Pager.Before, null)) : null;

    protected override async Task OnParametersSetAsync()
    {
        _place = await places.OfStream(StreamId);
        if (_place?.Source.Id != Id)
        {
            _place = null;
            navigation.NotFound();
            return;
        }

        _page = await browser.Page(StreamId, Asked.Query(After, Before), Pager.Rows);
        _rows = [.. _page.Records.Select(record => RecordRowText.Of(record, _place.Entity))];
    }
}
