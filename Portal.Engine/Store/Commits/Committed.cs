namespace Portal.Engine.Store.Commits;

/// <summary>What came of a commit.</summary>
/// <param name="Place">Where the feed stands now.</param>
/// <param name="Counts">What it did.</param>
/// <param name="Position">The end of the log as it left it.</param>
/// <param name="Sweep">What became of the sweep; null if there was none.</param>
public sealed record Committed(FeedPlace Place, Counts Counts, long Position, SweepOutcome? Sweep);
