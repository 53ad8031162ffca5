namespace Portal.Engine.Sync.Runs;

/// <summary>Some runs, newest first, and whether there are others on either side of them.</summary>
public sealed record RunSlice(IReadOnlyList<Run> Runs, bool HasNewer, bool HasOlder);
