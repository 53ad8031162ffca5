namespace Portal.Engine.Data.Answers;

/// <summary>A record of a source that a unified record is made of.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Source">What it is called.</param>
/// <param name="StreamId">The stream in it.</param>
/// <param name="Stream">What that is called.</param>
/// <param name="Key">What the record is called there.</param>
/// <param name="ChangedAt">When it last changed: by the source's time, or when it was seen where the source tells none.</param>
/// <param name="SeenAt">When it was last read.</param>
public sealed record DataPart(long SourceId, string Source, long StreamId, string Stream, string Key, DateTimeOffset ChangedAt, DateTimeOffset SeenAt);
