namespace Portal.Web.Ui.Tables;

/// <summary>
/// Where a reader goes to a table within the portal, its first screenful of rows is drawn at once, and the rest when that is on the screen:
/// what is looked at first does not wait for what is further down. Where a row of them is there already, all are drawn.
/// </summary>
/// <param name="screenful">How many of them fill a window of 950 pixels, with what stands above the table.</param>
sealed class FirstRows(int screenful)
{
    HashSet<object> _before = [];
    bool _waits;

    /// <summary>All rows are to be drawn, and not only the first.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>How many are to be drawn now.</summary>
    public int Most => IsWhole ? int.MaxValue : screenful;

    /// <param name="rows">What tells the rows of the table from one another.</param>
    /// <param name="isWithin">The reader did not load the page with it.</param>
    public void Show(IEnumerable<object> rows, bool isWithin)
    {
        HashSet<object> now = [.. rows];
        if (now.SetEquals(_before)) return;
        IsWhole = !isWithin || now.Count <= screenful || now.Overlaps(_before);
        _before = now;
    }

    /// <summary>To be called when something was drawn.</summary>
    /// <returns>Whether the rest is to be drawn now.</returns>
    public async Task<bool> Drawn(Arrival arrival)
    {
        if (IsWhole || _waits) return false;
        _waits = true;
        try
        {
            await arrival.Painted();
        }
        finally
        {
            (IsWhole, _waits) = (true, false);
        }

        return true;
    }
}
