namespace Portal.Engine.Sync.Timelines;

/// <summary>A page of a source's time, newest first.</summary>
/// <param name="Events">What happened.</param>
/// <param name="Older">Where the next page begins; null if this is the last.</param>
public sealed record TimelineSlice(IReadOnlyList<TimelineEvent> Events, TimelinePlace? Older)
{
    /// <summary>Those whose runs are in it, on whichever page.</summary>
    public IReadOnlyCollection<long> Feeds { get; init; } = [];
}
