namespace Portal.Engine.Sources.Schedules;

/// <summary>
/// Shifts the intervals of feeds apart: each by a share of its interval that its number says, always the same. Neighbouring
/// numbers fall far from one another, however many there are (by the golden ratio); the first is not shifted.
/// </summary>
public static class Spread
{
    const long Parts = 1_000_000, Golden = 618_034;

    /// <summary>Longer intervals are not shifted by more.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromHours(1);

    public static TimeSpan Of(long feed, TimeSpan every)
    {
        var over = every < Most ? every : Most;
        return over / Parts * ((feed - 1) * Golden % Parts);
    }
}
