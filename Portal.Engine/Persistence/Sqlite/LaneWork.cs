namespace Portal.Engine.Persistence.Sqlite;

/// <summary>One caller's work in the lane: run inside the group's transaction, settled after its commit.</summary>
interface ILaneWork
{
    bool GivenUp { get; }

    /// <summary>From here on it cannot be given up any more.</summary>
    /// <returns>False when it was given up before.</returns>
    bool Take();

    Exception? Failure { get; }

    /// <returns>Whether it may stay in the transaction.</returns>
    Task<bool> Run(PortalDb db);

    void Confirm();

    void Refuse(Exception reason);
}

sealed class LaneWork<T> : ILaneWork
{
    const int Waits = 0, IsTaken = 1, IsGivenUp = 2;

    readonly Func<PortalDb, Task<T>> _work;
    readonly TaskCompletionSource<T> _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationToken _stop;
    readonly CancellationTokenRegistration _givingUp;
    int _state;
    T? _value;

    public LaneWork(Func<PortalDb, Task<T>> work, CancellationToken stop)
    {
        (_work, _stop) = (work, stop);
        _givingUp = stop.UnsafeRegister(static one => ((LaneWork<T>)one!).GiveUp(), this);
    }

    public Task<T> Finished => _finished.Task;

    public Exception? Failure { get; private set; }

    public bool GivenUp => Volatile.Read(ref _state) == IsGivenUp;

    public bool Take()
    {
        _givingUp.Unregister();
        return Interlocked.CompareExchange(ref _state, IsTaken, Waits) == Waits;
    }

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

    public void Refuse(Exception reason)
    {
        _givingUp.Unregister();
        _finished.TrySetException(reason);
    }

    /// <summary>The caller goes at once; the lane passes over the work when it comes to it.</summary>
    void GiveUp()
    {
        if (Interlocked.CompareExchange(ref _state, IsGivenUp, Waits) == Waits) _finished.TrySetCanceled(_stop);
    }
}
