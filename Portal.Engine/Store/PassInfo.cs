namespace Portal.Engine.Store;

/// <summary>A run, or several resumed ones, that together read everything once.</summary>
/// <param name="Number">Which pass of the feed it is.</param>
/// <param name="Everything">Whether it reads all there is, and not only changes.</param>
/// <param name="At">When it began.</param>
/// <param name="From">The number of the stream's commit that it began after.</param>
/// <param name="Pages">Pages committed in it.</param>
/// <param name="Read">Records read in it.</param>
public sealed record PassInfo(long Number, bool Everything, DateTimeOffset At, long From, long Pages, long Read);
