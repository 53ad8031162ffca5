using System.Globalization;

namespace Portal.Web.Ui.Times;

/// <summary>Days as people choose them: when one begins depends on where they are.</summary>
public static class Days
{
    /// <returns>Null if it is no day as a browser writes it.</returns>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static DateTimeOffset Begin(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where the clock skips midnight, the day begins with the first moment there is.
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        // Where it comes twice, with the first of the two.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        // East of UTC the first day there is begins before the first moment there is.
        return local - DateTime.MinValue < offset ? DateTimeOffset.MinValue : new DateTimeOffset(local, offset);
    }

    /// <returns>When the day after it begins; null of the last day there is, after which nothing comes.</returns>
    public static DateTimeOffset? End(DateOnly day, TimeZoneInfo zone) => day == DateOnly.MaxValue ? null : Begin(day.AddDays(1), zone);
}
