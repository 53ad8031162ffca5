namespace Portal.Engine.Projection;

/// <summary>Events that were taken from the log.</summary>
/// <param name="Last">The last position that was looked at.</param>
/// <param name="Count">How many events.</param>
/// <param name="Records">The last event of each record among them; of streams that nobody asked for without what it says.</param>
sealed record EventBatch(long Last, int Count, IReadOnlyCollection<RecordNow> Records);
