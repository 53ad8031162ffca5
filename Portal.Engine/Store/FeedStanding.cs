namespace Portal.Engine.Store;

/// <summary>Where a feed stands, for whoever looks at it.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Run">The run that claimed it last; the counts are of it.</param>
/// <param name="Pass">Its last pass.</param>
/// <param name="InPass">Whether that pass has begun and not ended.</param>
/// <param name="Everything">Whether that pass reads all there is.</param>
/// <param name="GoodAt">When the last good pass began.</param>
/// <param name="FullRead">What the last good pass over everything read; null if there was none.</param>
/// <param name="Waiting">Rows in quarantine.</param>
/// <param name="Held">Removals that wait for a person.</param>
/// <param name="Pages">Pages of the run.</param>
/// <param name="Counts">What became of what the run read.</param>
/// <param name="Cursor">Where it stands.</param>
public sealed record FeedStanding(
    long Feed, long Run, long Pass, bool InPass, bool Everything, DateTimeOffset? GoodAt, long? FullRead, long Waiting, long Held, long Pages, Counts Counts, Connectors.Cursor Cursor)
{
    /// <summary>The last pass that has ended; what is held is of it or of one before.</summary>
    public long EndedPass => InPass ? Pass - 1 : Pass;

    /// <summary>As of when what the last good pass read is sure.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }
}
