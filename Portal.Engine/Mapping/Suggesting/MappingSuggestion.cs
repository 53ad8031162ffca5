namespace Portal.Engine.Mapping.Suggesting;

/// <summary>How a field of the entity might be filled.</summary>
/// <param name="Mapping">The field, where its value is, and what is done to it.</param>
/// <param name="Sureness">How sure it is.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Sources">The fields of the source that it reads.</param>
public sealed record MappingSuggestion(FieldMapping Mapping, Sureness Sureness, string Reason, IReadOnlyList<string> Sources);
