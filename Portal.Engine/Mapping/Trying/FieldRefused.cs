namespace Portal.Engine.Mapping.Trying;

/// <summary>Why a row cannot be taken.</summary>
/// <param name="Field">The field of the entity; empty if it is the row as a whole.</param>
/// <param name="Reason">Why, for a person; what is sensitive is not in it.</param>
public sealed record FieldRefused(string Field, string Reason);
