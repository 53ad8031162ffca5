namespace Portal.Engine.Store.Retention;

/// <summary>What a compaction did.</summary>
/// <param name="Until">The position up to which only the last event of each record is kept.</param>
/// <param name="Events">How many superseded events were removed.</param>
/// <param name="Tombstones">How many records that were long gone were removed with their last event.</param>
public sealed record Compacted(long Until, long Events, long Tombstones);
