namespace Portal.Engine.Data.Answers;

/// <summary>That a record was fetched for this very answer.</summary>
/// <param name="Source">From which source.</param>
/// <param name="Stream">From which stream in it.</param>
/// <param name="At">When it was asked for.</param>
public sealed record Fetched(string Source, string Stream, DateTimeOffset At);
