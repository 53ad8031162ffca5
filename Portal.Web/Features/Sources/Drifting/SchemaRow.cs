using Portal.Engine.Sync.Drifting;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>A field of a stream's source, and what becomes of it.</summary>
/// <param name="Field">What is known of it.</param>
/// <param name="MapsTo">The fields of the entity that are read from there, as people call them.</param>
public sealed record SchemaRow(KnownField Field, IReadOnlyList<string> MapsTo);
