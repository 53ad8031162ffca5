using System.Threading.Channels;

namespace Portal.Tests.Web.Platform;

/// <summary>A clock that stands until it is moved on, and says when somebody waits by it.</summary>
sealed class HeldClock : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<HeldTimer> _timers = [];
    readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    DateTimeOffset _now = new(2026, 11, 21, 9, 30, 0, 123, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public async Task SomebodyWaits() => await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void MoveOn(TimeSpan time)
    {
        HeldTimer[] due;
        lock (_gate)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            foreach (var timer in due) _timers.Remove(timer);
        }

        foreach (var timer in due) timer.Ring();
    }

    sealed class HeldTimer(HeldClock clock, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
            }

            clock._waits.Writer.TryWrite(dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
