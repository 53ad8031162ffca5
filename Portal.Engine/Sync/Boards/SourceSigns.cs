using Portal.Engine.Sources.Signs;
using Portal.Engine.Sync.Drifting;

namespace Portal.Engine.Sync.Boards;

/// <summary>What is not as it was at a source, or will not stay as it is.</summary>
/// <param name="Source">The source.</param>
/// <param name="Sign">What its API says of its own future; null if nothing.</param>
/// <param name="Open">The drifts of its feeds that are not settled.</param>
public sealed record SourceSigns(long Source, ApiSign? Sign, IReadOnlyList<Drift> Open);
