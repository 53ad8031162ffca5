using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Store;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Running;

/// <summary>How far a run that is under way has come.</summary>
/// <param name="Run">The run.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="Source">The source that is read.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="At">When this was so.</param>
/// <param name="Pages">Pages that are kept.</param>
/// <param name="Counts">What became of their records.</param>
/// <param name="IsCancelling">Somebody asked it to stop.</param>
/// <param name="End">How it ended; null while it runs.</param>
public sealed record RunProgress(
    long Run, long Feed, long Source, DateTimeOffset StartedAt, DateTimeOffset At, long Pages, Counts Counts, bool IsCancelling = false, RunEnd? End = null)
{
    /// <summary>How often reading was begun; more than once where the source forgot where it had stopped.</summary>
    public int Attempts { get; init; }

    /// <summary>The page of the pass that is asked for.</summary>
    public long Asks { get; init; }

    /// <summary>What the source is asked is asked once more; null while nothing is.</summary>
    public CallRetry? Retry { get; init; }

    /// <summary>Records a second, from the beginning.</summary>
    public double Rate => At > StartedAt ? Counts.Read / (At - StartedAt).TotalSeconds : 0;
}
