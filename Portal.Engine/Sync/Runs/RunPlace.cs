namespace Portal.Engine.Sync.Runs;

/// <summary>Where a page of runs begins, in the order that is asked for: after one, before one, or at the beginning.</summary>
public readonly record struct RunPlace(long? After = null, long? Before = null);
