namespace Portal.Engine.Resilience.Pipelines;

/// <summary>
/// Spares a source that fails: it opens after so many failures in a row, and when its time is over lets one call try.
/// Polly's own breaker counts a share of failures in a window, not failures in a row.
/// </summary>
public sealed class Breaker(int failuresToOpen, TimeSpan openFor, TimeProvider clock)
{
    readonly Lock _gate = new();
    int _failures;
    DateTimeOffset? _openUntil;
    bool _oneTries;

    public BreakerState State
    {
        get
        {
            lock (_gate)
            {
                return _openUntil is not { } until ? new(BreakerPosition.Closed, _failures, null)
                    : _oneTries || until <= clock.GetUtcNow() ? new(BreakerPosition.HalfOpen, _failures, null)
                    : new(BreakerPosition.Open, _failures, until);
            }
        }
    }

    /// <summary>Asks for a pass; each one must be told how it ended.</summary>
    /// <returns>Null if turned away.</returns>
    public BreakerPass? Enter()
    {
        lock (_gate)
        {
            if (_openUntil is not { } until) return new BreakerPass(this, isTrial: false);
            if (_oneTries || until > clock.GetUtcNow()) return null;
            _oneTries = true;
            return new BreakerPass(this, isTrial: true);
        }
    }

    /// <summary>Ends its time at once, so that one call may try.</summary>
    /// <returns>Whether it was open.</returns>
    public bool LetTry()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_oneTries || _openUntil is not { } until || until <= now) return false;
            _openUntil = now;
            return true;
        }
    }

    internal void Ended(bool isTrial, bool? answered)
    {
        lock (_gate)
        {
            if (isTrial) _oneTries = false;
            // A call from before it opened says nothing about whether the source is well again.
            if (_openUntil is not null && !isTrial) return;
            if (answered == true) (_failures, _openUntil) = (0, null);
            else if (answered == false && ++_failures >= failuresToOpen) _openUntil = clock.GetUtcNow() + openFor;
        }
    }
}
