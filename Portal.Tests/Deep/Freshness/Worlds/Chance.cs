namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>Dice of one thing in a world: the same seed and numbers always fall the same.</summary>
sealed class Chance(int seed, params int[] of)
{
    readonly Random _random = new(of.Aggregate(seed, (mixed, number) => unchecked((int)(((uint)mixed * 2654435761) ^ ((uint)number * 40503) ^ 0x9E3779B9))));

    public bool OneIn(int many) => _random.Next(many) == 0;

    public int Below(int many) => _random.Next(many);

    public T Pick<T>(params ReadOnlySpan<T> from) => from[_random.Next(from.Length)];

    /// <summary>Whole seconds from the one to the other.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => TimeSpan.FromSeconds(_random.NextInt64((long)least.TotalSeconds, (long)most.TotalSeconds + 1));

    /// <summary>Whole seconds, short ones as likely as long ones.</summary>
    public TimeSpan Spread(TimeSpan least, TimeSpan most) =>
        TimeSpan.FromSeconds(Math.Round(least.TotalSeconds * Math.Pow(most / least, _random.NextDouble())));

    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to) => to <= from ? from : from + Between(TimeSpan.Zero, to - from);
}
