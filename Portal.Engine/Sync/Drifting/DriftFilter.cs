namespace Portal.Engine.Sync.Drifting;

/// <summary>Which drifts to show, and in which order; what is null does not narrow.</summary>
public sealed record DriftFilter
{
    /// <summary>How it ended.</summary>
    public DriftEnd? End { get; init; }

    /// <summary>Only what has not ended.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>Instead of the newest first.</summary>
    public bool OldestFirst { get; init; }

    /// <param name="drifts">Those to choose from.</param>
    /// <param name="after">What was seen last; null to begin at the beginning.</param>
    internal IQueryable<Drift> Narrow(IQueryable<Drift> drifts, long? after)
    {
        if (End is { } end) drifts = drifts.Where(drift => drift.End == end);
        if (OnlyOpen) drifts = drifts.Where(drift => drift.End == null);
        if (after is { } id) drifts = OldestFirst ? drifts.Where(drift => drift.Id > id) : drifts.Where(drift => drift.Id < id);
        return OldestFirst ? drifts.OrderBy(drift => drift.Id) : drifts.OrderByDescending(drift => drift.Id);
    }
}
