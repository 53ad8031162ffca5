using Portal.Engine.Entities;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>A field of the source that may fill a field of the entity.</summary>
/// <param name="Target">The field of the entity.</param>
/// <param name="Mapping">How it would be filled.</param>
/// <param name="Score">From 0 to 100.</param>
/// <param name="Reason">Why.</param>
/// <param name="Sources">What it reads.</param>
sealed record Candidate(EntityField Target, FieldMapping Mapping, int Score, string Reason, IReadOnlyList<SampledField> Sources)
{
    public const int Certain = 85, Probable = 60, Possible = 35;

    /// <summary>As sure as it may be where something speaks against it.</summary>
    public const int Doubted = 50;

    public Sureness Sureness => Score >= Certain ? Sureness.Sure : Score >= Probable ? Sureness.Likely : Sureness.Perhaps;
}
