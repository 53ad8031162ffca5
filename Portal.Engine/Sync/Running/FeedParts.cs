using Portal.Engine.Connectors;
using Portal.Engine.Sources;

namespace Portal.Engine.Sync.Running;

/// <summary>What it takes to ask a source for the records of a feed, whatever then becomes of them.</summary>
/// <param name="Source">The system that is read.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Connector">What reads it.</param>
/// <param name="Settings">The connector's settings.</param>
sealed record FeedParts(Source Source, Feed Feed, IConnector Connector, object Settings);
