using System.Data.Common;

namespace Portal.Engine.Sync.Running;

/// <summary>A run that is under way in this process.</summary>
sealed class LiveRun(CancellationTokenSource stop) : IAsyncDisposable
{
    readonly Lock _gate = new();

    public CancellationTokenSource Stop { get; } = stop;

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? CancelledBy { get; set; }

    public RunLog? Log { get; set; }

    public RunProgress Progress { get; private set; } = new(0, 0, 0, default, default, 0, default);

    /// <summary>Keeps other instances from running the feed.</summary>
    public IAsyncDisposable? Hold { get; set; }

    /// <summary>What asks, what commits and whoever stops it say so on threads of their own, and no word takes another's place.</summary>
    public void Move(Func<RunProgress, RunProgress> step)
    {
        lock (_gate) Progress = step(Progress);
    }

    public void Cancel()
    {
        try
        {
            Stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended in this very moment.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Hold is not null) await Hold.DisposeAsync();
        }
        catch (DbException)
        {
            // The connection broke, and the hold with it.
        }
        finally
        {
            Ended.TrySetResult();
            Stop.Dispose();
        }
    }
}
