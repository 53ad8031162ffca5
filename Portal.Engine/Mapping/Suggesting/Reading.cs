using Portal.Engine.Mapping.Steps;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>How the values of a field can be read as what an entity's field holds.</summary>
/// <param name="Steps">What is done to them.</param>
/// <param name="Note">What is done, for a person; empty if nothing.</param>
/// <param name="Doubt">Why it may be wrong, although all values can be read so.</param>
sealed record Reading(IReadOnlyList<MappingStep> Steps, string Note = "", string? Doubt = null)
{
    /// <summary>The values tell no time zone, and nothing else does.</summary>
    public bool GuessesZone { get; init; }

    public static Reading Plain { get; } = new([]);
}
