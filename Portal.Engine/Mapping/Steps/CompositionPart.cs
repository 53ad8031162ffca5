using Portal.Engine.Mapping.Paths;

namespace Portal.Engine.Mapping.Steps;

/// <summary>A text and then a value, either of which may be missing.</summary>
sealed record CompositionPart(byte[] Before, BoundPath? Path);
