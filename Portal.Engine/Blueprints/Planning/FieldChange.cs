namespace Portal.Engine.Blueprints.Planning;

/// <summary>One field of something, as it is and as it will be.</summary>
/// <param name="Field">Its path.</param>
/// <param name="From">Null if it is as it is by default.</param>
/// <param name="To">Null if it will be.</param>
public sealed record FieldChange(string Field, string? From, string? To);
