namespace Portal.Engine.Sync.Runs;

/// <summary>A run that has begun.</summary>
/// <param name="Run">Its number.</param>
/// <param name="Ended">How it ends, once it has.</param>
public sealed record RunUnderWay(long Run, Task<RunEnd> Ended);
