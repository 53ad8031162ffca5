using Portal.Engine.Connectors;

namespace Portal.Engine.Store;

/// <summary>A run, or several resumed ones, that together read everything once.</summary>
/// <param name="Number">Which pass of the feed it is.</param>
/// <param name="Everything">Whether it reads all there is, and not only changes.</param>
/// <param name="At">When it began.</param>
/// <param name="From">The number of the stream's commit that it began after.</param>
/// <param name="FromBefore">The same of the last good pass over everything; null if there was none.</param>
/// <param name="Pages">Pages committed in it.</param>
/// <param name="Read">Records read in it.</param>
/// <param name="IsMarked">Whether each of its pages marked what was seen, which a sweep goes by.</param>
public sealed record PassInfo(long Number, bool Everything, DateTimeOffset At, long From, long? FromBefore, long Pages, long Read, bool IsMarked)
{
    /// <returns>What was not seen since this commit is gone; null if nothing can be said.</returns>
    internal long? GoneBefore(Coverage coverage) => coverage switch
    {
        Coverage.Everything => From,
        Coverage.Shifting => FromBefore,
        _ => null,
    };
}
