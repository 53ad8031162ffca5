namespace Portal.Tests.Running;

/// <summary>What came so far, in its order, and a way to wait for what has not come yet.</summary>
sealed class Arrivals<T>
{
    readonly Lock _gate = new();
    readonly List<T> _all = [];
    readonly List<(Func<T, bool> Wanted, TaskCompletionSource<T> Came)> _awaited = [];

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate) return [.. _all];
        }
    }

    public void Add(T one)
    {
        lock (_gate)
        {
            _all.Add(one);
            _awaited.RemoveAll(waiting => waiting.Wanted(one) && waiting.Came.TrySetResult(one));
        }
    }

    /// <summary>The first that will do, whether it is here already or still to come.</summary>
    public Task<T> First(Func<T, bool> wanted)
    {
        lock (_gate)
        {
            foreach (var one in _all)
            {
                if (wanted(one)) return Task.FromResult(one);
            }

            var came = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((wanted, came));
            return came.Task;
        }
    }
}
