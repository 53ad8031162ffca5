namespace Portal.Web.Ui.Notices;

/// <summary>The toasts of one reader. Good news leaves by itself, unless the reader is looking at it; a problem stays.</summary>
public sealed class Toasts(TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(6);

    readonly Lock _gate = new();
    readonly List<Toast> _shown = [];
    readonly Dictionary<int, ITimer> _timers = [];
    int _number;
    bool _paused;

    /// <summary>Raised from whatever thread changed them.</summary>
    public event Action? Changed;

    public IReadOnlyList<Toast> Shown
    {
        get
        {
            lock (_gate) return [.. _shown];
        }
    }

    /// <summary>It was done.</summary>
    public void Done(string text) => Add(text, Tone.Fresh);

    /// <summary>It could not be done; the text says why and what to do.</summary>
    public void Problem(string text) => Add(text, Tone.Danger);

    public void Dismiss(int number)
    {
        lock (_gate)
        {
            if (_timers.Remove(number, out var timer)) timer.Dispose();
            if (_shown.RemoveAll(toast => toast.Number == number) == 0) return;
            if (_shown.Count == 0) _paused = false;
        }
        Changed?.Invoke();
    }

    /// <summary>While the reader points at them or is among them by keyboard, none leaves.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _paused = true;
            foreach (var timer in _timers.Values) timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            _paused = false;
            foreach (var timer in _timers.Values) timer.Change(Stay, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var timer in _timers.Values) timer.Dispose();
            _timers.Clear();
        }
    }

    void Add(string text, Tone tone)
    {
        lock (_gate)
        {
            var toast = new Toast(++_number, text, tone);
            _shown.Add(toast);
            if (!toast.Urgent)
                _timers[toast.Number] = time.CreateTimer(_ => Dismiss(toast.Number), null, _paused ? Timeout.InfiniteTimeSpan : Stay, Timeout.InfiniteTimeSpan);
        }
        Changed?.Invoke();
    }
}
