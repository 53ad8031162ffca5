namespace Portal.Tests.Running;

/// <summary>A clock that stands until a test moves it; timers fire while it is moved, in their order.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<Timer> _timers = [];
    readonly List<(TimeSpan Time, int Many, TaskCompletionSource Waiting)> _asked = [];
    readonly List<(TimeSpan Time, TaskCompletionSource Waiting)> _askedForNone = [];
    DateTimeOffset _now = start;

    public TestClock()
        : this(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextDue(until) is { } timer) timer.Fire();
        // Of two who move it at once the slower one does not set it back.
        lock (_gate) _now = until > _now ? until : _now;
    }

    /// <summary>As somebody sets it who found it fast; whoever waits goes on waiting for the same moment.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (_gate) _now -= by;
    }

    /// <summary>Comes back when so many wait for so long by this clock.</summary>
    public Task SomebodyWaits(TimeSpan time, int many = 1, CancellationToken stop = default)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _asked.Add((time, many, waiting));
            TellWhoAsked();
        }

        return waiting.Task.WaitAsync(stop);
    }

    /// <summary>Comes back when nobody waits for so long by this clock any more.</summary>
    public Task NobodyWaits(TimeSpan time, CancellationToken stop = default)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _askedForNone.Add((time, waiting));
            TellWhoAsked();
        }

        return waiting.Task.WaitAsync(stop);
    }

    void TellWhoAsked()
    {
        _asked.RemoveAll(asked => Waiting(asked.Time) >= asked.Many && asked.Waiting.TrySetResult());
        _askedForNone.RemoveAll(asked => Waiting(asked.Time) == 0 && asked.Waiting.TrySetResult());
    }

    int Waiting(TimeSpan time) => _timers.Count(timer => timer.Due == _now + time);

    Timer? NextDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is null) return null;
            if (next.Due > _now) _now = next.Due;
            next.Take();
            return next;
        }
    }

    sealed class Timer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    (Due, _period) = (clock._now + dueTime, period);
                    clock._timers.Add(this);
                }

                clock.TellWhoAsked();
                return true;
            }
        }

        /// <summary>In the same moment in which it was found due: whoever changes or disposes it from then on, or moves the clock too, is not undone.</summary>
        public void Take()
        {
            clock._timers.Remove(this);
            if (_period <= TimeSpan.Zero) return;
            Due = clock._now + _period;
            clock._timers.Add(this);
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                clock.TellWhoAsked();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
