namespace Portal.Engine.Sync.Remapping;

/// <summary>The last time that somebody changed a mapping.</summary>
/// <param name="Id">The entry of the audit log.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who did it, as they were called then.</param>
public sealed record MappingChanged(long Id, DateTimeOffset At, string Who);
