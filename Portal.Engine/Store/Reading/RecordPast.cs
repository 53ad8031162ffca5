namespace Portal.Engine.Store.Reading;

/// <summary>Some of what happened to a record, newest first.</summary>
/// <param name="Events">What happened.</param>
/// <param name="Older">Where the next page begins; null when there is none.</param>
public sealed record RecordPast(IReadOnlyList<RecordEvent> Events, long? Older);
