namespace Portal.Web.SampleCompany.World;

/// <summary>Chance without chance: the same seed and the same question always give the same answer, on every machine.</summary>
readonly record struct Dice(ulong State)
{
    public Dice(int seed)
        : this(Mix((ulong)seed))
    {
    }

    public Dice For(long thing) => new(Mix(State ^ Mix((ulong)thing)));

    public Dice For(string thing)
    {
        var hash = 14695981039346656037;
        foreach (var letter in thing) hash = (hash ^ letter) * 1099511628211;
        return new Dice(Mix(State ^ hash));
    }

    /// <summary>A number from 0 to one below <paramref name="sides"/>.</summary>
    public int Roll(int sides) => (int)(State % (ulong)sides);

    public int Roll(string what, int sides) => For(what).Roll(sides);

    public T Pick<T>(string what, IReadOnlyList<T> from) => from[Roll(what, from.Count)];

    static ulong Mix(ulong z)
    {
        // SplitMix64, whose every bit depends on every bit.
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
