using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui;

/// <summary>
/// A list's filters live in its URL, so that what is seen can be linked to. A page reads them by [SupplyParameterFromQuery]
/// and writes them here; a value that is null or empty leaves the URL.
/// </summary>
public sealed class QueryState(NavigationManager navigation)
{
    /// <summary>This page's URL, as it is.</summary>
    public string Here => navigation.Uri;

    /// <summary>This page's URL with the values changed: for a link.</summary>
    public string With(params ReadOnlySpan<(string Name, object? Value)> changes)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in changes) values[name] = value is "" ? null : value;
        return navigation.GetUriWithQueryParameters(values);
    }

    /// <summary>Goes there, without a step in the browser's history for every filter that is tried.</summary>
    public void Set(params ReadOnlySpan<(string Name, object? Value)> changes)
    {
        var target = With(changes);
        if (target != navigation.Uri) navigation.NavigateTo(target, replace: true);
    }
}
