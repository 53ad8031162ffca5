namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>The clock of the portal's machine, which is set wrong at times.</summary>
sealed class MachineClock(IReadOnlyList<(DateTimeOffset Really, TimeSpan Wrong)> steps)
{
    public IEnumerable<DateTimeOffset> Steps => steps.Select(step => step.Really);

    public Stamp Read(DateTimeOffset really) => new(really, really + steps.LastOrDefault(step => step.Really <= really).Wrong);

    public static MachineClock Of(Chance chance, DateTimeOffset from, DateTimeOffset to)
    {
        var steps = new List<(DateTimeOffset Really, TimeSpan Wrong)>();
        for (var many = chance.Pick(0, 0, 1, 2); many > 0; many--)
        {
            var set = chance.Between(from, to);
            var wrong = chance.Spread(TimeSpan.FromSeconds(1), TimeSpan.FromDays(3));
            steps.Add((set, chance.OneIn(2) ? wrong : -wrong));
            if (!chance.OneIn(5)) steps.Add((set + chance.Spread(TimeSpan.FromMinutes(5), TimeSpan.FromDays(10)), TimeSpan.Zero));
        }

        return new MachineClock([.. steps.OrderBy(step => step.Really)]);
    }
}
