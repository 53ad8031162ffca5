using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui.Tables;

/// <summary>A list of things, a row each. Sorting is a link: the order stands in the URL as "?sort=name" or "?sort=-name".</summary>
public sealed partial class DataTable<T>
{
    const int Bones = 5, Screenful = 16;

    readonly List<IColumn<T>> _columns = [];
    readonly RowSlots _slots = new(), _bodies = new();
    readonly FirstRows _first = new(Screenful);
    IReadOnlyList<Body> _groups = [];

    /// <summary>What is listed, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>Null while it is loading, or where there are groups of them instead.</summary>
    [Parameter]
    public IReadOnlyList<T>? Items { get; set; }

    /// <summary>The same where it is gathered under headings.</summary>
    [Parameter]
    public IReadOnlyList<RowGroup<T>>? Groups { get; set; }

    /// <summary>What tells one row from another while the list changes.</summary>
    [Parameter]
    public Func<T, object>? RowKey { get; set; }

    /// <summary>Nothing is opened, entered or begun in its rows, so another page may take them over.</summary>
    [Parameter]
    public bool IsPlain { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment Columns { get; set; } = default!;

    /// <summary>Instead of the table when there is nothing to list.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>The order it is in, as the URL has it.</summary>
    [Parameter]
    public string? Sort { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [Inject]
    Arrival Arrival { get; set; } = default!;

    bool IsLoading => Items is null && Groups is null;

    IReadOnlyList<Body> Drawn => _first.IsWhole ? _groups : Begin(_groups, _first.Most);

    protected override void OnParametersSet()
    {
        var groups = Groups ?? (Items is null ? [] : [new RowGroup<T>("", null, Items)]);
        var bodies = Slots(_bodies, [.. groups.Select(group => group.Key)]);
        var rows = Slots(_slots, [.. groups.SelectMany(group => group.Rows.Select(item => (object)(group.Key, Key(item))))]);
        var before = 0;
        var shown = new List<Body>();
        foreach (var (number, group) in groups.Index())
        {
            shown.Add(new Body(bodies[number], group.Heading, [.. group.Rows.Select((item, row) => (rows[before + row], item))]));
            before += group.Rows.Count;
        }

        _groups = shown;
        _first.Show(shown.SelectMany(body => body.Rows.Select(row => (object)(body.Key, row.Key))), Arrival.IsWithin);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (await _first.Drawn(Arrival)) StateHasChanged();
    }

    internal void Join(IColumn<T> column) => _columns.Add(column);

    internal void Leave(IColumn<T> column) => _columns.Remove(column);

    static List<Body> Begin(IReadOnlyList<Body> groups, int most)
    {
        var (begun, left) = (new List<Body>(), most);
        foreach (var group in groups.TakeWhile(_ => left > 0))
        {
            begun.Add(group with { Rows = [.. group.Rows.Take(left)] });
            left -= group.Rows.Count;
        }

        return begun;
    }

    IReadOnlyList<object> Slots(RowSlots slots, IReadOnlyList<object> keys) => IsPlain ? [.. slots.Show(keys, Query.Here)] : keys;

    object Key(T item) => RowKey is null ? item! : RowKey(item);

    string? Sorted(IColumn<T> column) => column.Sort switch
    {
        null => null,
        _ when Sort == column.Sort => "ascending",
        _ when Sort == "-" + column.Sort => "descending",
        _ => "none",
    };

    string SortIcon(IColumn<T> column) => Sorted(column) switch
    {
        "ascending" => Icons.Up,
        "descending" => Icons.Down,
        _ => Icons.UpDown,
    };

    // Another order begins at the first page again.
    string SortUrl(IColumn<T> column) => Query.With(("sort", Sort == column.Sort ? "-" + column.Sort : column.Sort), (Pager.Before, null), (Pager.After, null), (PageNumber.Name, null));

    /// <summary>What is shown together.</summary>
    sealed record Body(object Key, RenderFragment? Heading, IReadOnlyList<(object Key, T Item)> Rows);
}
