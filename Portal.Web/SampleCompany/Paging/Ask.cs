using System.Globalization;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>A page that is asked for: so many records, from an offset or after a place.</summary>
readonly record struct Ask(int Size, long Offset = 0, Place? After = null)
{
    public const int Usual = 100, Most = 1000;

    /// <returns>Null when the cursor is none of ours.</returns>
    public static Ask? ByCursor(IQueryCollection query, string size, string cursor)
    {
        if (TextIn(query, cursor) is not { } text) return new Ask(SizeIn(query, size));
        return Place.Read(text) is { } after ? new Ask(SizeIn(query, size), After: after) : null;
    }

    /// <param name="query">The parameters.</param>
    /// <param name="page">The one with the page's number.</param>
    /// <param name="size">The one with its size.</param>
    /// <param name="first">The number of the first page.</param>
    public static Ask ByPage(IQueryCollection query, string page, string size, int first)
    {
        var many = SizeIn(query, size);
        return new Ask(many, Math.Min(Math.Max(first, NumberIn(query, page, first)) - first, int.MaxValue) * many);
    }

    /// <summary>What is asked for in numbers that cannot be; more than <see cref="Most"/> is no such thing, and gives <see cref="Most"/>.</summary>
    public static string? Problem(IQueryCollection query, int firstPage)
    {
        (string Name, int Least)[] numbers = [("limit", 1), ("page_size", 1), ("per_page", 1), ("size", 1), ("page", firstPage), ("offset", 0)];
        foreach (var (name, least) in numbers)
        {
            if (TextIn(query, name) is { } text && !(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)) return $"{name} is not a whole number from {least} on.";
        }

        return null;
    }

    public static int SizeIn(IQueryCollection query, string name) => (int)Math.Clamp(NumberIn(query, name, Usual), 1, Most);

    public static long NumberIn(IQueryCollection query, string name, long usual) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    public static string? TextIn(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text] ? text : null;
}
