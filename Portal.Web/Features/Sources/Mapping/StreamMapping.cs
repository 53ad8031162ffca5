using Portal.Engine.Sync.Boards;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>What becomes of all that fills a stream.</summary>
public sealed record StreamMapping(StreamOnBoard Stream, IReadOnlyList<FeedMapping> Feeds);
