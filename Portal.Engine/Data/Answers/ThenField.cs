namespace Portal.Engine.Data.Answers;

/// <summary>What was known of a field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">As JSON.</param>
/// <param name="Source">The source it was from.</param>
/// <param name="Stream">The stream in it.</param>
public sealed record ThenField(string Name, ReadOnlyMemory<byte> Value, string? Source, string? Stream);
