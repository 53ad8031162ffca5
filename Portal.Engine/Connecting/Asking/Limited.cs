namespace Portal.Engine.Connecting.Asking;

/// <summary>Ends what takes too long, by the portal's own clock.</summary>
static class Limited
{
    /// <returns>What came of it; <see cref="TookTooLong"/> when the time was over first.</returns>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> says so.</exception>
    public static async Task<Outcome<T>> Run<T>(TimeSpan limit, TimeProvider clock, Func<CancellationToken, Task<Outcome<T>>> work, CancellationToken stop)
    {
        using var over = new CancellationTokenSource(limit, clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stop, over.Token);
        try
        {
            return await work(any.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return new TookTooLong(limit);
        }
    }
}
