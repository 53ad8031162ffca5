using System.Globalization;
using Portal.Web.SampleCompany.Paging;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Api;

/// <summary>Which records a request is for, in which order, and which of them are on its page.</summary>
/// <param name="Since">Changed then or later, as ISO, seconds or milliseconds.</param>
/// <param name="WithDeleted">Those deleted by flag too.</param>
/// <param name="ByUpdated">The longest unchanged first, instead of by key.</param>
sealed record Search(DateTimeOffset? Since, bool WithDeleted, bool ByUpdated)
{
    /// <summary>Greater than any number of seconds until the year 5138, and smaller than any of milliseconds since 1973.</summary>
    const long SecondsEnd = 100_000_000_000;

    public static Search? Read(IQueryCollection query)
    {
        var since = Ask.TextIn(query, "updated_since");
        var moment = since is null ? null : Moment(since);
        return since is not null && moment is null ? null : new Search(moment, query["include_deleted"] == "true", query["order"] == "updated");
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
        var start = (int)Math.Clamp(from, 0, rows.Count);
        var count = Math.Min(ask.Size, rows.Count - start);
        var page = new Row[count];
        for (var i = 0; i < count; i++) page[i] = rows[start + i];
        return new Slice(page, from, ask.Size, rows.Count, start + count < rows.Count && count > 0 ? Place.Of(page[^1]).ToString() : null);
    }

    IReadOnlyList<Row> Wanted(IReadOnlyList<Row> all)
    {
        if (Since is null && !ByUpdated && WithDeleted) return all;
        var rows = all.Where(row => (WithDeleted || row.DeletedAt is null) && (Since is null || row.UpdatedAt >= Since)).ToList();
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
