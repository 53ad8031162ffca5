namespace Portal.Engine.Blueprints.Yaml;

/// <summary>A name in a group, and what stands under it.</summary>
/// <param name="Key">The name.</param>
/// <param name="Name">Where the name stands.</param>
/// <param name="Value">What stands under it.</param>
sealed record Entry(string Key, Node Name, Node Value);
