using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui.Tables;

/// <summary>A list of things, a row each. Sorting is a link: the order stands in the URL as "?sort=name" or "?sort=-name".</summary>
public sealed partial class DataTable<T>
{
    const int Bones = 5;

    readonly List<IColumn<T>> _columns = [];

    /// <summary>What is listed, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>Null while it is loading.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<T>? Items { get; set; }

    /// <summary>What tells one row from another while the list changes.</summary>
    [Parameter]
    public Func<T, object>? RowKey { get; set; }

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

    internal void Join(IColumn<T> column) => _columns.Add(column);

    internal void Leave(IColumn<T> column) => _columns.Remove(column);

    object? Key(T item) => RowKey is null ? item : RowKey(item);

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
}
