using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui.Tables;

/// <summary>Rows of a table that belong together.</summary>
/// <param name="Key">What tells it from the other groups.</param>
/// <param name="Heading">What stands above its rows; null where they need none.</param>
/// <param name="Rows">Its rows; none where the heading says all.</param>
public sealed record RowGroup<T>(object Key, RenderFragment? Heading, IReadOnlyList<T> Rows);
