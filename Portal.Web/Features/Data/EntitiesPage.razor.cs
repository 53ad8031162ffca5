namespace Portal.Web.Features.Data;

/// <summary>What there is: entities, how many records of each, and how fresh they are.</summary>
public sealed partial class EntitiesPage(DataShelf shelf, DataWatch watch) : IDisposable
{
    IReadOnlyList<ShelfRow>? _rows;
    IDisposable? _watching;

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnInitializedAsync() => _rows = await shelf.Rows();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(() => _ = InvokeAsync(Refresh));
    }

    static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    async Task Refresh()
    {
        _rows = await shelf.Rows();
        StateHasChanged();
    }
}
