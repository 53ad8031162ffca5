namespace Portal.Engine.Sync.Runs;

/// <summary>What a run is asked to do.</summary>
/// <param name="Trigger">Why it begins.</param>
/// <param name="AskedBy">Who asks for it.</param>
/// <param name="Everything">Whether it is to read all there is and not only changes.</param>
/// <param name="Replay">Whether it is to take what waits in quarantine, and not to ask the source.</param>
public sealed record RunRequest(RunTrigger Trigger, string? AskedBy = null, bool Everything = false, bool Replay = false);
