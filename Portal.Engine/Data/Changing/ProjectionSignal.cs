using Portal.Engine.Projection;

namespace Portal.Engine.Data.Changing;

/// <summary>Wakes whoever waits for changes: at once when this process projected, and soon for what another one did.</summary>
sealed class ProjectionSignal : IDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    readonly Projector _projector;
    readonly TimeProvider _clock;
    TaskCompletionSource _next = New();

    public ProjectionSignal(Projector projector, TimeProvider clock)
    {
        (_projector, _clock) = (projector, clock);
        _projector.Moved += Wake;
    }

    /// <summary>What is projected from here on completes it.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public async Task Wait(Task next, TimeSpan most, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(next, Task.Delay(most < Tick ? most : Tick, _clock, over.Token));
        await over.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    public void Dispose() => _projector.Moved -= Wake;

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    void Wake() => Interlocked.Exchange(ref _next, New()).SetResult();
}
