namespace Portal.Engine.Connecting.Hints;

/// <summary>A list that an API may have.</summary>
/// <param name="Path">As it goes into the settings: relative to the address of the source.</param>
/// <param name="Name">What it is called.</param>
public sealed record PathHint(string Path, string Name);
