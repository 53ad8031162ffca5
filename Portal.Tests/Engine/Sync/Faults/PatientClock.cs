using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>
/// Moves the clock on when somebody sleeps by it, so that waits cost no time. Longer times are limits that somebody else may
/// pass meanwhile; for them nothing is moved.
/// </summary>
sealed class PatientClock(TestClock clock, TimeSpan limits) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        // Later, because whoever sleeps does not have its timer yet.
        if (dueTime > TimeSpan.Zero && dueTime < limits) ThreadPool.QueueUserWorkItem(MoveTo, clock.GetUtcNow() + dueTime, preferLocal: false);
        return timer;
    }

    void MoveTo(DateTimeOffset moment)
    {
        lock (clock)
        {
            if (moment - clock.GetUtcNow() is { Ticks: > 0 } left) clock.Advance(left);
        }
    }
}
