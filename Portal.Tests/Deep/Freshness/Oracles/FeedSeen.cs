namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>A feed, as the definition speaks of it.</summary>
sealed record FeedSeen(long Feed)
{
    public bool Listens { get; init; }

    /// <summary>Null if it runs only when asked.</summary>
    public SlotWalk? Slots { get; init; }

    public TimeSpan? Window { get; init; }

    public DateTimeOffset Made { get; init; }

    public DateTimeOffset ScheduledAt { get; init; }

    public bool IsPaused { get; init; }

    public bool IsHeld { get; init; }

    public DateTimeOffset? Begun { get; init; }

    public DateTimeOffset? Verified { get; init; }

    public DateTimeOffset? Heard { get; init; }

    public bool RunsByItself => Listens || Slots is not null;
}
