using System.Globalization;
using Portal.Web.SampleCompany.Paging;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Api;

/// <summary>Which records a request is for, in which order, and which of them are on its page.</summary>
/// <param name="Since">Changed then or later, as ISO, seconds or milliseconds.</param>
/// <param name="Until">Changed before then.</param>
/// <param name="WithDeleted">Those deleted by flag too.</param>
/// <param name="ByUpdated">The longest unchanged first, instead of by key.</param>
/// <param name="Most">No more than so many are handed out on all pages together.</param>
sealed record Search(DateTimeOffset? Since, DateTimeOffset? Until, bool WithDeleted, bool ByUpdated, int? Most = null)
{
    /// <summary>Greater than any number of seconds until the year 5138, and smaller than any of milliseconds since 1973.</summary>
    const long SecondsEnd = 100_000_000_000;

    /// <summary>Reads it from parameters; null when a time among them cannot be read.</summary>
    public static Search? Read(IQueryCollection query, string since, string? until)
    {
        if (!TryTime(since, out var from) || !TryTime(until, out var to)) return null;
        return new Search(from, to, query["include_deleted"] == "true", query["order"] == "updated");

        bool TryTime(string? name, out DateTimeOffset? moment)
        {
            var text = name is null ? null : Ask.TextIn(query, name);
            moment = text is null ? null : Moment(text);
            return text is null || moment is not null;
        }
    }

    public static DateTimeOffset? Moment(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number < SecondsEnd ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(number, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }

    public Slice Find(IReadOnlyList<Row> all, Ask ask)
    {
        var rows = Wanted(all);
        var from = ask.After is { } place ? After(rows, place) : ask.Offset;
        var reach = Math.Min(rows.Count, Most ?? rows.Count);
        var start = (int)Math.Clamp(from, 0, reach);
        var count = Math.Min(ask.Size, reach - start);
        var page = new Row[count];
        for (var i = 0; i < count; i++) page[i] = rows[start + i];
        return new Slice(page, from, ask.Size, rows.Count, start + count < reach && count > 0 ? Place.Of(page[^1]).ToString() : null);
    }

    IReadOnlyList<Row> Wanted(IReadOnlyList<Row> all)
    {
        if (Since is null && Until is null && !ByUpdated && WithDeleted) return all;
        var rows = all.Where(row => (WithDeleted || row.DeletedAt is null) && (Since is null || row.UpdatedAt >= Since) && (Until is null || row.UpdatedAt < Until)).ToList();
        if (ByUpdated) rows.Sort((one, other) => (one.UpdatedAt, one.Number).CompareTo((other.UpdatedAt, other.Number)));
        return rows;
    }

    /// <summary>Where the first row beyond the cursor's stands, whether that row is still there or not.</summary>
    int After(IReadOnlyList<Row> rows, Place place)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var row = rows[middle];
            var isBeyond = ByUpdated ? (row.UpdatedAt.UtcTicks, row.Number).CompareTo((place.Ticks, place.Number)) > 0 : row.Number > place.Number;
            if (isBeyond) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
