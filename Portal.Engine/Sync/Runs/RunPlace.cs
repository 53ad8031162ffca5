namespace Portal.Engine.Sync.Runs;

/// <summary>Where a page of runs begins: after one, before one, or at the newest.</summary>
public readonly record struct RunPlace(long? OlderThan = null, long? NewerThan = null);
