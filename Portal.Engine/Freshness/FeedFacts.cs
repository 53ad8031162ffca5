using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Freshness;

/// <summary>What is committed of a feed, as far as a verdict is made of it.</summary>
public sealed record FeedFacts
{
    public required long Feed { get; init; }

    /// <summary>It waits for what the source sends instead of asking.</summary>
    public bool Listens { get; init; }

    /// <summary>When it runs by itself; null if only when asked to.</summary>
    public Timetable? Timetable { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last given its schedule, or let go on after a pause.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    public bool IsPaused => PausedAt is not null;

    /// <summary>Removals of its sweep wait for a person.</summary>
    public bool IsHeld { get; init; }

    /// <summary>When its last good pass began.</summary>
    public DateTimeOffset? Begun { get; init; }

    /// <summary>As of when that pass saw everything: its beginning, less the lag.</summary>
    public DateTimeOffset? Verified { get; init; }

    /// <summary>When that pass was committed.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When a listener's last message came.</summary>
    public DateTimeOffset? Heard { get; init; }

    /// <summary>How long a listener's silence is believed.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>When a person paused it.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>When something of it was last committed or decided.</summary>
    public DateTimeOffset Decided => new[] { ScheduledAt, Since ?? default, Heard ?? default, PausedAt ?? default }.Max();

    public bool RunsByItself => Listens || Timetable is not null;
}
