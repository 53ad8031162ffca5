using System.Diagnostics.CodeAnalysis;

namespace Portal.Engine.Deliveries;

/// <summary>How long to wait after each try in vain: quick at first, then over days. After the last one a message is given up.</summary>
public sealed class RetrySchedule
{
    /// <summary>A wait may be longer by so much of itself, so that those who failed together do not come back together.</summary>
    public const double MostJitter = 0.2;

    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    public static int MostTries => Waits.Count + 1;

    /// <summary>Where the jitter comes from, from 0 to 1.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "It spreads retries; it guards nothing.")]
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <param name="tries">How many were in vain.</param>
    /// <param name="now">The time.</param>
    /// <param name="notBefore">What the receiver asked for.</param>
    /// <returns>When to try again; null if it is given up.</returns>
    public DateTimeOffset? Next(int tries, DateTimeOffset now, DateTimeOffset? notBefore)
    {
        if (tries > Waits.Count) return null;
        var next = now + (Waits[tries - 1] * (1 + (MostJitter * Jitter())));
        return notBefore > next ? notBefore : next;
    }
}
