namespace Portal.Engine.Store.History;

/// <summary>Some events of a record, newest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="Older">Where the next page begins; null when there is none.</param>
/// <param name="CutAt">What happened up to here is not kept any more; null when this is all, or not the last page.</param>
public sealed record HistoryPage(IReadOnlyList<RecordEvent> Events, long? Older, DateTimeOffset? CutAt);
