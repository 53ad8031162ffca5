namespace Portal.Web.Features.Data.Asking;

/// <summary>
/// Cursors lead onwards only, so the way back is remembered as it was gone. It has one cursor for each page, however often a page is
/// read anew: each reading gives another cursor for the page after it, and those that nobody followed are forgotten. The latest of them
/// are not: a click may be on its way while a page is read anew.
/// </summary>
public sealed class PagesGone
{
    const int Latest = 4;

    readonly List<string?> _cursors = [null];
    readonly Queue<string> _offered = new();
    int _at;

    /// <summary>How many pages are remembered.</summary>
    public int Count => _cursors.Count;

    /// <param name="cursor">Where the page begins that is read now; null for the first.</param>
    public void Go(string? cursor)
    {
        if (cursor is not null && _offered.Contains(cursor))
        {
            _cursors.RemoveRange(_at + 1, _cursors.Count - _at - 1);
            _cursors.Add(cursor);
            _offered.Clear();
        }

        var at = Math.Max(_cursors.IndexOf(cursor), 0);
        if (at != _at) _offered.Clear();
        _at = at;
    }

    /// <param name="next">Where the page after the one that was read begins; null after the last.</param>
    public void Read(string? next)
    {
        if (next is null || _offered.Contains(next)) return;
        _offered.Enqueue(next);
        if (_offered.Count > Latest) _offered.Dequeue();
    }

    public bool Knows(string cursor) => _cursors.Contains(cursor);

    /// <returns>Where the page before begins; null for the first.</returns>
    public string? Before(string cursor) => _cursors.IndexOf(cursor) is > 0 and var at ? _cursors[at - 1] : null;
}
