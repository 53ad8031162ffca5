namespace Portal.Web.Ui.Times;

/// <summary>One clock for all relative times that a reader sees: it ticks only while somebody looks.</summary>
public sealed class Ticker(TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    readonly Lock _gate = new();
    Action? _listeners;
    ITimer? _timer;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Raised every beat, from the timer's thread.</summary>
    public event Action Ticked
    {
        add
        {
            lock (_gate)
            {
                _listeners += value;
                _timer ??= time.CreateTimer(_ => _listeners?.Invoke(), null, Beat, Beat);
            }
        }
        remove
        {
            lock (_gate)
            {
                _listeners -= value;
                if (_listeners is null) Stop();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate) Stop();
    }

    void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
