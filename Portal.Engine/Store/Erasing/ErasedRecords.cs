namespace Portal.Engine.Store.Erasing;

/// <summary>What is being erased.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Keys">All keys that were named, also of what is no record.</param>
/// <param name="Ids">The records that there were.</param>
public sealed record ErasedRecords(long Stream, IReadOnlyCollection<string> Keys, IReadOnlyCollection<long> Ids);
