namespace Portal.Engine.Resilience.Pipelines;

/// <summary>One thing asked of a source, which may take several tries.</summary>
/// <param name="Request">Makes the request, anew for each try.</param>
/// <param name="Read">Reads a good answer (2xx, 304) to its end. It belongs to the try: an answer that breaks off is tried again.
/// One that says only inside that the source was asked too often fails with the status 429, and is waited out like one.</param>
public sealed record Call<T>(Func<HttpRequestMessage> Request, Func<HttpResponseMessage, CancellationToken, Task<Outcome<T>>> Read)
{
    /// <summary>Says of a request that is neither GET nor HEAD that sending it twice does no harm.</summary>
    public bool Idempotent { get; init; }

    /// <summary>It is tried once: somebody waits for it, and sees what came of it.</summary>
    public bool Once { get; init; }

    /// <summary>Is told each time that something of its tries is another: that one more waits, that it begins, and null when there is no more to try.</summary>
    public Action<CallRetry?>? Retries { get; init; }

    /// <summary>Makes a failure plainer by what a bad answer says. That it reads the answer in vain is no matter.</summary>
    public Func<HttpResponseMessage, Failure, CancellationToken, Task<Failure>>? Explain { get; init; }
}
