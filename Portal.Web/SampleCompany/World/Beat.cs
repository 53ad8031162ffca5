namespace Portal.Web.SampleCompany.World;

/// <summary>
/// So many changes a minute, for ever, each at a whole second. Change 0 was at the beginning of 2020, and each has its
/// number, so that what had happened at any moment is reckoned and not remembered.
/// </summary>
sealed class Beat(int perMinute)
{
    static readonly DateTimeOffset Zero = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many changes there were until then, with those of that second.</summary>
    public long Until(DateTimeOffset moment)
    {
        var seconds = FloorDiv(moment.UtcTicks - Zero.UtcTicks, TimeSpan.TicksPerSecond);
        var (minute, second) = (FloorDiv(seconds, 60), seconds - (FloorDiv(seconds, 60) * 60));
        return (minute * perMinute) + Math.Min(perMinute, (((second + 1) * perMinute) + 59) / 60);
    }

    public DateTimeOffset At(long change)
    {
        var minute = FloorDiv(change, perMinute);
        return Zero.AddSeconds((minute * 60) + ((change - (minute * perMinute)) * 60 / perMinute));
    }

    public static long FloorDiv(long number, long by) => number >= 0 ? number / by : -((-number + by - 1) / by);
}
