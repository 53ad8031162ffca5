namespace Portal.Engine.Mapping.Trying;

/// <summary>What becomes of a row.</summary>
/// <param name="Number">Where it stands among the rows, from 1 on.</param>
/// <param name="Key">What the source calls it.</param>
/// <param name="Values">What its fields would hold, as JSON; null is a null, and of a field without a value there is none. Sensitive ones are <see cref="MappingTry.Hidden"/>.</param>
/// <param name="Refused">Why it cannot be taken; empty if it can.</param>
/// <param name="IsDeleted">The source says that it is gone, so it is not mapped.</param>
public sealed record TriedRow(int Number, string? Key, IReadOnlyDictionary<string, string> Values, IReadOnlyList<FieldRefused> Refused, bool IsDeleted = false)
{
    public bool IsTaken => Refused.Count == 0;
}
