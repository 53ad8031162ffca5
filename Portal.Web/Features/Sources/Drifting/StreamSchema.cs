using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>What the rows of a stream look like.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Feeds">What is known of the rows of each of its feeds.</param>
/// <param name="Open">What is not as it was, and nobody has decided yet.</param>
public sealed record StreamSchema(StreamOnBoard Stream, IReadOnlyList<(Feed Feed, IReadOnlyList<SchemaRow> Rows)> Feeds, IReadOnlyList<Drift> Open);
