using System.Text.Json.Nodes;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>One thing that is configured.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its names, from the outermost in: a source, its stream, its feed.</param>
/// <param name="Stored">What is known of it, without what lies within, in the words in which it is stored.</param>
/// <param name="Draft">The same as its registry takes it; nothing where the path says all.</param>
/// <param name="Id">Its number here; 0 if it is not here yet.</param>
sealed record Thing(ThingKind Kind, IReadOnlyList<string> Path, JsonObject Stored, object Draft, long Id)
{
    /// <summary>What a file says of it, without what lies within.</summary>
    public JsonObject Content => Written?.Value ?? Stored;

    /// <summary>Where a file says it in other words, which take their time to find.</summary>
    public Lazy<JsonObject>? Written { private get; init; }
}
