using Portal.Engine.Calendars;

namespace Portal.Engine.Freshness;

/// <summary>What is promised of a stream, or of one of its fields.</summary>
public sealed record Promise
{
    static readonly TimeSpan LeastGrace = TimeSpan.FromMinutes(2), MostGrace = TimeSpan.FromHours(1);

    /// <summary>How old the business accepts it.</summary>
    public TimeSpan? Tolerance { get; init; }

    /// <summary>It is expected to be looked at again so long after the last time, whatever the schedules say.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>How much later than due is still in time; null for what is usual.</summary>
    public TimeSpan? Grace { get; init; }

    public WorkingTime Calendar { get; init; } = WorkingTime.Always;

    /// <summary>Age is counted in working time.</summary>
    public bool AgeIsWorkingTime { get; init; }

    /// <summary>The grace of what is due again so much later.</summary>
    public TimeSpan GraceOf(TimeSpan every) => Grace ?? TimeSpan.FromTicks(Math.Clamp(every.Ticks / 10, LeastGrace.Ticks, MostGrace.Ticks));
}
