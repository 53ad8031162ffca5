using System.Text.Json.Nodes;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>One thing that is configured.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its names, from the outermost in: a source, its stream, its feed.</param>
/// <param name="Content">What a file says of it, without what lies within.</param>
/// <param name="Draft">The same as its registry takes it; nothing where the path says all.</param>
/// <param name="Id">Its number here; 0 if it is not here yet.</param>
sealed record Thing(ThingKind Kind, IReadOnlyList<string> Path, JsonObject Content, object Draft, long Id);
