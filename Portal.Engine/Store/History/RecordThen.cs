namespace Portal.Engine.Store.History;

/// <summary>What was known of a record at some moment.</summary>
/// <param name="Key">What the source calls it.</param>
/// <param name="Position">The event that had said so last.</param>
/// <param name="At">When that was committed.</param>
/// <param name="Body">What it said; null when it was gone.</param>
public sealed record RecordThen(string Key, long Position, DateTimeOffset At, string? Body);
