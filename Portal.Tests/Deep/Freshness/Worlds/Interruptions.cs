namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>The times at which something is down: a source, or the portal itself.</summary>
sealed class Interruptions(IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> times)
{
    public bool Hold(DateTimeOffset really) => End(really) is not null;

    /// <summary>When it is up again, if it is down.</summary>
    public DateTimeOffset? End(DateTimeOffset really)
    {
        DateTimeOffset? end = null;
        foreach (var (from, to) in times)
        {
            if (from <= really && really < to && !(end > to)) end = to;
        }

        return end;
    }

    public bool FellBetween(DateTimeOffset from, DateTimeOffset to) => times.Any(time => from <= time.From && time.From < to);

    public static Interruptions Of(Chance chance, DateTimeOffset from, DateTimeOffset to, int most, TimeSpan longest)
    {
        var times = new List<(DateTimeOffset, DateTimeOffset)>();
        for (var many = chance.Below(most + 1); many > 0; many--)
        {
            var begin = chance.Between(from, to);
            times.Add((begin, begin + chance.Spread(TimeSpan.FromMinutes(3), longest)));
        }

        return new Interruptions(times);
    }
}
