namespace Portal.Tests.Engine.Sync.LookingUp;

/// <summary>An answer that is made and not yet given.</summary>
sealed class Held
{
    readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously), _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the request is there and what is answered to it is decided.</summary>
    public Task Came => _came.Task.WaitAsync(TestContext.Current.CancellationToken);

    public void Give() => _go.TrySetResult();

    public Task Wait(CancellationToken stop)
    {
        _came.TrySetResult();
        return _go.Task.WaitAsync(stop);
    }
}
