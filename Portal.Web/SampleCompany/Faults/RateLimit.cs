namespace Portal.Web.SampleCompany.Faults;

/// <summary>So many requests in each minute of the clock.</summary>
sealed class RateLimit(TimeProvider clock)
{
    readonly Lock _gate = new();
    long _minute;
    int _asked;

    /// <summary>How long to wait until the next minute; null when there is room in this one.</summary>
    public TimeSpan? Refuses(int perMinute)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow().UtcTicks;
            var minute = now / TimeSpan.TicksPerMinute;
            if (minute != _minute) (_minute, _asked) = (minute, 0);
            return ++_asked <= perMinute ? null : TimeSpan.FromTicks(((minute + 1) * TimeSpan.TicksPerMinute) - now);
        }
    }
}
