namespace Portal.Engine.Data.Answers;

/// <summary>A stream, and as of when what it says was so.</summary>
/// <param name="Source">The source; null if that is gone.</param>
/// <param name="Stream">The stream in it.</param>
/// <param name="VerifiedAt">As of when; null if nobody ever looked.</param>
public sealed record StreamAge(string? Source, string? Stream, DateTimeOffset? VerifiedAt);
