namespace Portal.Engine.Store.History;

/// <summary>An event as a follower reads it; sealed values stay sealed.</summary>
public sealed record LoggedEvent(long Position, long Stream, long Record, string Key, EventKind Kind, DateTimeOffset At, Stamp Stamp, long Feed, long Run, string? Body);
