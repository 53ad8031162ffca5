namespace Portal.Engine.Data.Answers;

/// <summary>That a unified record changed since the asker last looked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Record">As it is now; null if it is gone.</param>
/// <param name="Changed">The fields that say something else, or nothing any more.</param>
/// <param name="Into">The one that it became one with, where it is gone for that.</param>
public sealed record DataChange(long Id, DataRecord? Record, IReadOnlyList<string> Changed, long? Into);
