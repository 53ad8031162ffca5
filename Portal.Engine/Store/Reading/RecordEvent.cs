namespace Portal.Engine.Store.Reading;

/// <summary>Something that happened to a record; sealed values stay sealed.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was stored.</param>
/// <param name="SourceAt">When it became so by the source's time, if it says.</param>
/// <param name="Run">The run that read it; 0 if a person did it.</param>
/// <param name="Before">What the record said before; null where it was not there, or where that is not kept any more.</param>
/// <param name="After">What it says from then on; null where it is gone.</param>
public sealed record RecordEvent(long Position, EventKind Kind, DateTimeOffset At, DateTimeOffset? SourceAt, long Run, string? Before, string? After);
