using Portal.Engine.Blueprints.Yaml;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>One thing as a file has it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its names.</param>
/// <param name="Node">What the file says of it.</param>
/// <param name="Name">Where its name stands.</param>
sealed record Proposal(ThingKind Kind, IReadOnlyList<string> Path, Node Node, Node Name)
{
    /// <summary>For a person.</summary>
    public string Where => string.Join(" / ", Path);
}
