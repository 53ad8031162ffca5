namespace Portal.Engine.Persistence.Sqlite;

/// <summary>One caller's work in the lane: run inside the group's transaction, settled after its commit.</summary>
interface ILaneWork
{
    bool GivenUp { get; }

    Exception? Failure { get; }

    /// <returns>Whether it may stay in the transaction.</returns>
    Task<bool> Run(PortalDb db);

    void Confirm();

    void Refuse(Exception reason);
}

sealed class LaneWork<T> : ILaneWork
{
    readonly Func<PortalDb, Task<T>> _work;
    readonly TaskCompletionSource<T> _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationToken _stop;
    T? _value;

    public LaneWork(Func<PortalDb, Task<T>> work, CancellationToken stop) => (_work, _stop) = (work, stop);

    public Task<T> Finished => _finished.Task;

    public Exception? Failure { get; private set; }

    public bool GivenUp => _stop.IsCancellationRequested && _finished.TrySetCanceled(_stop);

    public async Task<bool> Run(PortalDb db)
    {
        await using (db)
        {
            try
            {
                _value = await _work(db);
                return true;
            }
            catch (Exception e)
            {
                Failure = e;
                return false;
            }
        }
    }

    public void Confirm()
    {
        if (Failure is null) _finished.TrySetResult(_value!);
        else _finished.TrySetException(Failure);
    }

    public void Refuse(Exception reason) => _finished.TrySetException(reason);
}
