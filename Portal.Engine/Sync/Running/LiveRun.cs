namespace Portal.Engine.Sync.Running;

/// <summary>A run that is under way in this process.</summary>
sealed class LiveRun(CancellationTokenSource stop) : IDisposable
{
    public CancellationTokenSource Stop { get; } = stop;

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? CancelledBy { get; set; }

    public RunLog? Log { get; set; }

    public RunProgress Progress { get; set; } = new(0, 0, 0, default, default, 0, default);

    public void Dispose()
    {
        Ended.TrySetResult();
        Stop.Dispose();
    }
}
