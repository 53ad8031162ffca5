using System.Globalization;

namespace Portal.Web.Ui.Times;

/// <summary>How times are said: relative to now, and exactly in the reader's time zone.</summary>
public static class Moments
{
    /// <summary>"3 min ago", "in 2 hours", "just now"; a plain date once it is more than a month away.</summary>
    public static string Relative(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var span = now - moment;
        var size = span.Duration();
        if (size < TimeSpan.FromMinutes(1)) return span >= TimeSpan.Zero ? "just now" : "in a moment";
        if (size >= TimeSpan.FromDays(31)) return In(zone, moment).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

        // What ends in 7 days less a second is said to end in 7 days.
        if (span < TimeSpan.Zero) size += TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1);
        var words = size switch
        {
            { TotalMinutes: < 60 } => $"{(int)size.TotalMinutes} min",
            { TotalHours: < 24 } => Count((int)size.TotalHours, "hour"),
            _ => Count((int)size.TotalDays, "day"),
        };
        return span > TimeSpan.Zero ? $"{words} ago" : $"in {words}";
    }

    /// <summary>"21 November 2026, 03:14:07 (Europe/Berlin, UTC+01:00)".</summary>
    public static string Exact(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = In(zone, moment);
        var where = zone.Id is "UTC" or "Etc/UTC" ? "UTC" : $"{zone.Id}, UTC{local.ToString("zzz", CultureInfo.InvariantCulture)}";
        return $"{local.ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)} ({where})";
    }

    static DateTimeOffset In(TimeZoneInfo zone, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone);

    static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}
