namespace Portal.Engine.Agents.Use;

/// <summary>Hours as use is summed by: whole hours since 1970, by UTC.</summary>
public static class Hour
{
    public const int Day = 24;

    public static long Of(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerHour;

    /// <summary>The first hour of that day.</summary>
    public static long DayOf(DateTimeOffset at) => Of(at) / Day * Day;

    public static DateTimeOffset Start(long hour) => DateTimeOffset.UnixEpoch.AddHours(hour);

    /// <summary>Which hour of the day it is.</summary>
    public static int OfDay(long hour) => (int)(hour % Day);
}
