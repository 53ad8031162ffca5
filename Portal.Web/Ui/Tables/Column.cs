using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui.Tables;

/// <summary>A column, as a child of its <see cref="DataTable{T}"/>.</summary>
public sealed class Column<T> : ComponentBase, IColumn<T>, IDisposable
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public bool Names { get; set; }

    [Parameter]
    public string? Sort { get; set; }

    /// <summary>Numbers stand at the end of their column.</summary>
    [Parameter]
    public bool End { get; set; }

    [Parameter]
    public bool NoWrap { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment<T> ChildContent { get; set; } = default!;

    [CascadingParameter]
    DataTable<T> Table { get; set; } = default!;

    public string? Class => (End, NoWrap) switch
    {
        (true, true) => "end nowrap",
        (true, _) => "end",
        (_, true) => "nowrap",
        _ => null,
    };

    public RenderFragment<T> Cell => ChildContent;

    public void Dispose() => Table.Leave(this);

    protected override void OnInitialized() => Table.Join(this);
}
