using Portal.Engine.Mapping;

namespace Portal.Engine.Sync.Drifting;

/// <summary>How a field of the entity might be mapped now.</summary>
/// <param name="Mapping">The field, and where it comes from.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Path">The field of the source that is new.</param>
/// <param name="InPlaceOf">The one that went missing; null if the field was not mapped.</param>
/// <param name="IsSure">Whether it is plain enough to be done without being asked.</param>
public sealed record DriftProposal(FieldMapping Mapping, string Reason, string Path, string? InPlaceOf, bool IsSure);
