namespace Portal.Web.Shell;

/// <summary>One entry of the sidebar, for whom its policy lets in.</summary>
public sealed record NavigationItem(string Label, string Icon, string Url, string Policy)
{
    /// <summary>What paths of pages begin with that belong to it though they stand elsewhere.</summary>
    public string? Also { get; init; }

    /// <summary>Whether a page, by its path, belongs to this entry.</summary>
    public bool Holds(string path) =>
        path == Url || Url != Urls.Home && path.StartsWith(Url + "/", StringComparison.Ordinal) || Also is not null && path.StartsWith(Also, StringComparison.Ordinal);
}
