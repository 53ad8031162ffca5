using Portal.Engine.Entities;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>How well rows of a source fit an entity.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Score">Only to compare with others.</param>
/// <param name="Sureness">How sure it is that the rows are of it.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Suggestions">How its fields might be filled.</param>
public sealed record EntityFit(EntityDraft Entity, int Score, Sureness Sureness, string Reason, IReadOnlyList<MappingSuggestion> Suggestions);
