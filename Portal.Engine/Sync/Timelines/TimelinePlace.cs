namespace Portal.Engine.Sync.Timelines;

/// <summary>
/// Where a page begins: after this run and after this change. Both are counted on their own, so that none is left out and none
/// shown twice, even where two came at one moment.
/// </summary>
public readonly record struct TimelinePlace(long Run, long Change)
{
    public static TimelinePlace Newest { get; } = new(long.MaxValue, long.MaxValue);
}
