using Portal.Engine.Entities;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>What rows are to become.</summary>
/// <param name="Entity">The entity as it is, or is to be made.</param>
/// <param name="Id">Its number; null if it is to be made.</param>
public sealed record EntityChoice(EntityDraft Entity, long? Id);
