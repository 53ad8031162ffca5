namespace Portal.Engine.Resilience.Pipelines;

/// <summary>What one call is at, told to whoever watches the source, and of its tries to whoever made it.</summary>
sealed class CallProgress(Action changed, Action<CallRetry?>? retries)
{
    CallRetry? _retry;

    public SourceWait? Wait { get; private set; }

    public void Waits(string what, DateTimeOffset until)
    {
        Wait = new(what, until);
        if (_retry is not null) Tell(_retry with { Until = until });
        changed();
    }

    public void Retries(CallRetry retry)
    {
        _retry = retry;
        Waits($"try {retry.Attempt} of {retry.Of}: {retry.Because}", retry.Until!.Value);
    }

    public void Goes()
    {
        if (Wait is null) return;
        Wait = null;
        if (_retry is not null) Tell(_retry with { Until = null });
        changed();
    }

    public void Ended()
    {
        if (_retry is not null) Tell(null);
        Goes();
    }

    void Tell(CallRetry? retry)
    {
        _retry = retry;
        retries?.Invoke(retry);
    }
}
