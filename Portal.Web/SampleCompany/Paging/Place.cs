using System.Globalization;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>Where a reader stopped: behind a row, whether that row is still there or not.</summary>
readonly record struct Place(long Ticks, long Number)
{
    public static Place Of(Row row) => new(row.UpdatedAt.UtcTicks, row.Number);

    /// <returns>Null when the cursor is none of ours.</returns>
    public static Place? Read(string cursor) =>
        cursor is ['c', .. var rest] && rest.Split('-') is [var ticks, var number]
        && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
        && long.TryParse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var last)
            ? new Place(at, last)
            : null;

    /// <summary>As a cursor.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"c{Ticks:x}-{Number:x}");
}
