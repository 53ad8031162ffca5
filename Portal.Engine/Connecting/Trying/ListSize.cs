namespace Portal.Engine.Connecting.Trying;

/// <summary>How much there is of a list, as far as its trial saw.</summary>
/// <param name="Page">How many records come with one request.</param>
/// <param name="Rows">How many there are in all; null where nobody says.</param>
public sealed record ListSize(int Page, long? Rows)
{
    /// <summary>Beyond that nobody counts; the source says something else by it.</summary>
    const long MostCounted = 1_000_000_000_000;

    /// <summary>How many requests read all of it; null where nobody says.</summary>
    public long? Pages => Rows is { } rows ? Math.Max(1, (rows + Page - 1) / Page) : null;

    /// <param name="first">The first page, as the source gave it.</param>
    /// <param name="page">For how many records a page is asked; null if the source decides.</param>
    /// <param name="isAll">Nothing comes after it, unless the source says otherwise.</param>
    internal static ListSize Of(TriedPage first, int? page, bool isAll)
    {
        var (signals, count) = (first.Signals, first.Count);
        var rows = signals.Capped is not null ? null
            : signals.Total?.Number > count ? signals.Total.Number
            : signals.PageCount?.Number is > 1 and <= MostCounted and var pages ? pages * count
            : isAll && !signals.SaysMore(count) ? count
            : (long?)null;
        return new(Math.Max(1, page ?? count), rows <= MostCounted ? rows : null);
    }

    internal ListSize Uncounted() => this with { Rows = null };
}
