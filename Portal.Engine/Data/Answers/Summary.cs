using Portal.Engine.Freshness;

namespace Portal.Engine.Data.Answers;

/// <summary>Counts and sums.</summary>
/// <param name="Groups">The largest first; with windows by those.</param>
/// <param name="Count">How many there are in all groups, also those that are not shown.</param>
/// <param name="GroupsLeftOut">How many groups are not shown.</param>
/// <param name="Verdict">The worst of the streams that it is counted from.</param>
/// <param name="AsOf">As of when all of it was so; null if nobody ever looked at one of them.</param>
/// <param name="Note">What is not in it, where something is not.</param>
public sealed record Summary(IReadOnlyList<SummaryGroup> Groups, long Count, int GroupsLeftOut, Verdict Verdict, DateTimeOffset? AsOf, string? Note);
