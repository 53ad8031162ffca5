using System.Globalization;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>A page that is asked for: so many records, from an offset or after a cursor.</summary>
readonly record struct Ask(int Size, long Offset = 0, string? After = null)
{
    const int Usual = 100, Most = 1000;

    public static int SizeIn(IQueryCollection query, string name) => (int)Math.Clamp(NumberIn(query, name, Usual), 1, Most);

    public static long NumberIn(IQueryCollection query, string name, long usual) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    public static string? TextIn(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text] ? text : null;
}
