namespace Portal.Web.Ui.Times;

/// <summary>
/// Does something soon after it was called for, and at most once in its interval however often that is. The last call always
/// counts: what it was about is seen. It runs on a timer's thread, so whoever calls for it loses no time.
/// </summary>
public sealed class Throttle : IDisposable
{
    /// <summary>As often as a person can follow.</summary>
    public static readonly TimeSpan ForPages = TimeSpan.FromMilliseconds(250);

    readonly Lock _gate = new();
    readonly TimeProvider _time;
    readonly TimeSpan _interval;
    readonly Action _work;
    readonly ITimer _timer;
    DateTimeOffset _last = DateTimeOffset.MinValue;
    bool _due;
    bool _gone;

    public Throttle(TimeProvider time, TimeSpan interval, Action work)
    {
        (_time, _interval, _work) = (time, interval, work);
        _timer = time.CreateTimer(_ => Go(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Call()
    {
        lock (_gate)
        {
            if (_due || _gone) return;
            _due = true;
            var since = _time.GetUtcNow() - _last;
            // A clock that was set back would otherwise make it wait for as long.
            _timer.Change(since >= TimeSpan.Zero && since < _interval ? _interval - since : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate) _gone = true;
        _timer.Dispose();
    }

    void Go()
    {
        lock (_gate)
        {
            if (_gone) return;
            (_due, _last) = (false, _time.GetUtcNow());
        }

        _work();
    }
}
