using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Data.Fetching;

/// <summary>A record of a unified one, and the fields for whose sake it is to be fetched.</summary>
sealed record Part(WatchedStream Stream, string Key, IReadOnlyList<string> Fields);
