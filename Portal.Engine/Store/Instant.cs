namespace Portal.Engine.Store;

/// <summary>Instants as the store keeps them: whole microseconds since 1970, the same on both databases.</summary>
public static class Instant
{
    public static long Of(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
