namespace Portal.Engine.Resilience.Pipelines;

/// <summary>One call's way through the breaker. Disposed without a word it was given up, which says nothing of the source.</summary>
public sealed class BreakerPass(Breaker breaker, bool isTrial) : IDisposable
{
    bool? _answered;

    public void Answered() => _answered = true;

    public void Failed() => _answered = false;

    public void Dispose() => breaker.Ended(isTrial, _answered);
}
