using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui.Tables;

/// <summary>What a table needs to know of one of its columns.</summary>
public interface IColumn<T>
{
    string Title { get; }

    /// <summary>The column's class: its alignment.</summary>
    string? Class { get; }

    /// <summary>The column that names the row.</summary>
    bool Names { get; }

    /// <summary>What the URL calls sorting by it; null where it cannot be sorted by.</summary>
    string? Sort { get; }

    RenderFragment<T> Cell { get; }
}
