namespace Portal.Engine.Store.History;

/// <summary>Where a follower of the log stands. It keeps this, and hands it in again.</summary>
/// <param name="After">The last position that it has seen.</param>
/// <param name="Compactions">How often the log had been compacted when it read that.</param>
public readonly record struct LogPlace(long After, long Compactions);
