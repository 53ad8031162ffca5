using Portal.Engine.Data.Reading;
using Portal.Engine.Projection;

namespace Portal.Engine.Data.Changing;

/// <summary>
/// Wakes whoever waits for changes: at once when this process projected, and within a second for what another one did, for which one
/// looks for all who wait.
/// </summary>
sealed class ProjectionSignal : IDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    readonly Projector _projector;
    readonly DataSessions _sessions;
    readonly TimeProvider _clock;
    readonly CancellationTokenSource _closing = new();
    readonly Lock _gate = new();
    TaskCompletionSource _next = New();
    int _waiting;
    bool _isWatched;

    public ProjectionSignal(Projector projector, DataSessions sessions, TimeProvider clock)
    {
        (_projector, _sessions, _clock) = (projector, sessions, clock);
        _projector.Moved += Wake;
    }

    /// <summary>What is projected from here on completes it.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>How often somebody looked for all.</summary>
    internal int Looks { get; private set; }

    public async Task Wait(Task next, TimeSpan most, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Enter();
        try
        {
            await Task.WhenAny(next, Task.Delay(most, _clock, over.Token));
        }
        finally
        {
            lock (_gate) _waiting--;
            await over.CancelAsync();
        }

        stop.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _projector.Moved -= Wake;
        _closing.Cancel();
        _closing.Dispose();
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    void Wake() => Interlocked.Exchange(ref _next, New()).SetResult();

    void Enter()
    {
        lock (_gate)
        {
            _waiting++;
            if (_isWatched) return;
            _isWatched = true;
        }

        _ = Watch(_closing.Token);
    }

    /// <summary>Goes on while somebody waits. A look that fails is made again; whoever waits hears of the fault when they read.</summary>
    async Task Watch(CancellationToken stop)
    {
        var known = -1L;
        while (!stop.IsCancellationRequested && IsWanted())
        {
            try
            {
                var last = await Look(stop);
                // Also the first time: who waits may have read just before it.
                if (last != known) Wake();
                known = last;
                await Task.Delay(Tick, _clock, stop);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                Wake();
                await Task.Delay(Tick, _clock, CancellationToken.None);
            }
        }
    }

    async Task<long> Look(CancellationToken stop)
    {
        Looks++;
        await using var session = await _sessions.Open(stop);
        return await Steps.Last(session, stop);
    }

    bool IsWanted()
    {
        lock (_gate) return _isWatched = _waiting > 0;
    }
}
