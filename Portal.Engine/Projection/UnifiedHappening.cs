namespace Portal.Engine.Projection;

/// <summary>Something that happened to a unified record.</summary>
/// <param name="Kind">What.</param>
/// <param name="Record">The record that came or went; null if it is about all.</param>
/// <param name="Other">The other unified record; null if there is none.</param>
/// <param name="At">When.</param>
public sealed record UnifiedHappening(UnifiedEventKind Kind, long? Record, long? Other, DateTimeOffset At);
