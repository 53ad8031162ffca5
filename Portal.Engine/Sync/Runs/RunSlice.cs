namespace Portal.Engine.Sync.Runs;

/// <summary>Some runs in the order that was asked for, and whether there are others on either side of them.</summary>
public sealed record RunSlice(IReadOnlyList<Run> Runs, bool HasEarlier, bool HasLater);
