namespace Portal.Engine.Store.History;

/// <summary>One event of a record, with what the record said before it and after it; sealed values stay sealed.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Stamp">When it was so, by the source's time, and when that was read.</param>
/// <param name="Feed">The feed that brought it.</param>
/// <param name="Run">The run that read it.</param>
/// <param name="Before">Null where it was not there, or where that is not kept any more.</param>
/// <param name="After">Null where it is gone.</param>
public sealed record RecordEvent(long Position, EventKind Kind, DateTimeOffset At, Stamp Stamp, long Feed, long Run, string? Before, string? After);
