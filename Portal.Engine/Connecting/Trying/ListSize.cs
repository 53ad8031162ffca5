namespace Portal.Engine.Connecting.Trying;

/// <summary>How much there is of a list, as far as its trial saw.</summary>
/// <param name="Page">How many records come with one request.</param>
/// <param name="Rows">How many there are in all; null where nobody says.</param>
public sealed record ListSize(int Page, long? Rows)
{
    /// <summary>How many requests read all of it; null where nobody says.</summary>
    public long? Pages => Rows is { } rows ? Math.Max(1, (rows + Page - 1) / Page) : null;

    /// <param name="first">The first page, as the source gave it.</param>
    /// <param name="page">For how many records a page is asked; null if the source decides.</param>
    /// <param name="isAll">What came was all there is, unless the source says otherwise.</param>
    internal static ListSize Of(TriedPage first, int? page, bool isAll)
    {
        var (signals, count) = (first.Signals, first.Count);
        var rows = signals.Total?.Number > count ? signals.Total.Number
            : signals.PageCount?.Number > 1 ? signals.PageCount.Number * count
            : isAll && !signals.SaysMore(count) ? count
            : null;
        return new(page ?? count, rows);
    }
}
