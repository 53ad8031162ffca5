namespace Portal.Engine.Resilience.Pipelines;

/// <summary>
/// Keeps a source's calls below its limit. Each call takes the next free moment, in the order they come; a few may go at once
/// after a rest. Nothing goes while the source asked to be left alone.
/// </summary>
public sealed class RateBudget(RateLimit? limit, TimeProvider clock)
{
    readonly Lock _gate = new();
    readonly RateMeter? _meter = limit is null ? null : new(limit, clock.GetUtcNow());

    /// <summary>When the bucket will be full again if nobody comes.</summary>
    DateTimeOffset _full = DateTimeOffset.UnixEpoch;
    DateTimeOffset _pausedUntil = DateTimeOffset.UnixEpoch;
    int _waiting;

    public BudgetState State
    {
        get
        {
            lock (_gate)
            {
                var now = clock.GetUtcNow();
                var next = NextFree(now);
                return new(Volatile.Read(ref _waiting), next > now ? next : null, _pausedUntil > now ? _pausedUntil : null, _meter?.Use(now));
            }
        }
    }

    public void PauseUntil(DateTimeOffset moment)
    {
        lock (_gate) _pausedUntil = moment > _pausedUntil ? moment : _pausedUntil;
    }

    /// <param name="waits">Told each moment that is waited for.</param>
    /// <param name="stop">Gives up; the moment that was taken is then not used, which is on the safe side.</param>
    public async Task Take(Action<DateTimeOffset> waits, CancellationToken stop)
    {
        for (var turn = Reserve(); ;)
        {
            // A pause that came meanwhile takes the turn away; if all kept theirs, they would go at once when it ends.
            if (IsPausedBeyond(turn)) turn = Reserve();
            var wait = turn - clock.GetUtcNow();
            if (wait <= TimeSpan.Zero)
            {
                lock (_gate) _meter?.Count(clock.GetUtcNow());
                return;
            }

            waits(turn);
            Interlocked.Increment(ref _waiting);
            try
            {
                // A delay counts whole milliseconds and cuts the rest off, so it would end a little early.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, stop);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    DateTimeOffset Reserve()
    {
        lock (_gate)
        {
            var turn = NextFree(clock.GetUtcNow());
            if (limit is not null) _full = (_full > turn ? _full : turn) + limit.Interval;
            return turn;
        }
    }

    DateTimeOffset NextFree(DateTimeOffset now)
    {
        var earliest = _pausedUntil > now ? _pausedUntil : now;
        if (limit is null) return earliest;
        var free = _full - limit.Interval * (limit.Burst - 1);
        return free > earliest ? free : earliest;
    }

    bool IsPausedBeyond(DateTimeOffset turn)
    {
        lock (_gate) return _pausedUntil > turn;
    }
}
