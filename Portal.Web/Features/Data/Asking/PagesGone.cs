namespace Portal.Web.Features.Data.Asking;

/// <summary>
/// Cursors lead onwards only, so the way back is remembered as it was gone. It has one cursor for each page, however often a page is
/// read anew: each reading gives another cursor for the page after it, and those that nobody followed are forgotten.
/// </summary>
public sealed class PagesGone
{
    readonly List<string?> _cursors = [null];
    int _at;
    string? _next;

    /// <summary>How many pages are remembered.</summary>
    public int Count => _cursors.Count;

    /// <param name="cursor">Where the page begins that is read now; null for the first.</param>
    public void Go(string? cursor)
    {
        if (cursor is not null && cursor == _next)
        {
            _cursors.RemoveRange(_at + 1, _cursors.Count - _at - 1);
            _cursors.Add(cursor);
            _next = null;
        }

        _at = Math.Max(_cursors.IndexOf(cursor), 0);
    }

    /// <param name="next">Where the page after the one that was read begins; null after the last.</param>
    public void Read(string? next) => _next = next;

    public bool Knows(string cursor) => _cursors.Contains(cursor);

    /// <returns>Where the page before begins; null for the first.</returns>
    public string? Before(string cursor) => _cursors.IndexOf(cursor) is > 0 and var at ? _cursors[at - 1] : null;
}
