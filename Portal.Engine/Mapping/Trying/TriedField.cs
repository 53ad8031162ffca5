namespace Portal.Engine.Mapping.Trying;

/// <summary>What becomes of a field of the entity over all rows.</summary>
/// <param name="Name">The field.</param>
/// <param name="Filled">How many rows fill it.</param>
/// <param name="Null">How many say that there is none.</param>
/// <param name="Absent">How many do not say anything.</param>
/// <param name="Refused">How many are refused because of it.</param>
/// <param name="Examples">Some values, as JSON; sensitive ones are hidden.</param>
/// <param name="Reason">Why the first was refused.</param>
public sealed record TriedField(string Name, int Filled, int Null, int Absent, int Refused, IReadOnlyList<string> Examples, string? Reason);
