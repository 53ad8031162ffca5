using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Data.Answers;

/// <summary>That what a field says is served because its first choice is stale.</summary>
/// <param name="Serves">What is served.</param>
/// <param name="Served">From where it is, and as of when.</param>
/// <param name="First">What is believed first; the same if that is served all the same.</param>
/// <param name="StaleSince">Since when that is stale.</param>
/// <param name="Why">Why the stream that is named to stand in does not; null if it does, or none is named.</param>
public sealed record FieldFallback(FallbackKind Serves, StreamAge Served, StreamAge First, DateTimeOffset? StaleSince, Absence? Why);
