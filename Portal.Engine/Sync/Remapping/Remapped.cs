using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Remapping;

/// <summary>A mapping is saved.</summary>
/// <param name="Replayed">The run that tried what waited in quarantine, ended; null if nothing waited, or the feed was being read.</param>
/// <param name="Run">The run that reads everything by the new mapping; null if none was asked for, or it could not begin.</param>
/// <param name="NotBegun">Why it could not begin.</param>
public sealed record Remapped(RunUnderWay? Replayed, RunUnderWay? Run, Refusal? NotBegun);
