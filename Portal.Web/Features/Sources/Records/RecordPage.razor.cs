using Microsoft.AspNetCore.Components;
using Portal.Engine.Store;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Reading;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Records;

/// <summary>One record: what it says now, and how it came to be so.</summary>
public sealed partial class RecordPage(SourcePlaces places, RecordBrowser browser, RecordHistory history, NavigationManager navigation)
{
    (SourcePlace Place, RecordSeen Record, HistoryPage Past)? _found;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long StreamId { get; set; }

    [SupplyParameterFromQuery]
    string? Key { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? Older { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (QueryText.Named(Key) is { Length: > 0 } key
            && await places.OfStream(StreamId) is { } place && place.Source.Id == Id
            && await browser.Find(StreamId, key) is { } record)
        {
            _found = (place, record, await history.Of(StreamId, key, Pager.Rows, QueryText.Key(Older)));
        }
        else
        {
            navigation.NotFound();
        }
    }

    static (string Text, Tone Tone, string Icon) Words(EventKind kind) => kind switch
    {
        EventKind.Added => ("Added", Tone.Fresh, Icons.Plus),
        EventKind.Changed => ("Changed", Tone.Info, Icons.Pencil),
        _ => ("Deleted", Tone.Neutral, Icons.Trash),
    };
}
