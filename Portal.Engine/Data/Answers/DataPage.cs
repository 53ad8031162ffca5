namespace Portal.Engine.Data.Answers;

/// <summary>Some of what answers a question.</summary>
/// <param name="Records">In the order that was asked for.</param>
/// <param name="Next">Where the next page begins; null if this was all.</param>
/// <param name="Note">What to know of it: that not all rows could be looked at yet, or that some are not in it.</param>
public sealed record DataPage(IReadOnlyList<DataRecord> Records, string? Next, string? Note);
