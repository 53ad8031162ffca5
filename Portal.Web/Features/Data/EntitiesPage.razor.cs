using Microsoft.AspNetCore.Components;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Data;

/// <summary>What there is: entities, how many records of each, and how fresh they are.</summary>
public sealed partial class EntitiesPage(DataShelf shelf, DataWatch watch) : IDisposable
{
    IReadOnlyList<ShelfRow>? _rows;
    int _total;
    IDisposable? _watching;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Kind { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    ShelfQuery Asked => new(Text, Kind, Sort);

    bool IsNarrowed => Asked.IsNarrowed || Number > 0;

    int Number => PageNumber.Of(Page);

    public void Dispose() => _watching?.Dispose();

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(() => _ = InvokeAsync(Refresh));
    }

    static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    async Task Load() => (_rows, _total) = await shelf.Page(Asked, Number);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }
}
