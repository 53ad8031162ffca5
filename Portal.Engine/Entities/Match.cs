namespace Portal.Engine.Entities;

/// <summary>
/// Records with the same value in this field are of one thing. One rule an entity, without chains. Where the field is
/// sensitive its value is nowhere in the clear, so its blind index is compared instead, which is made of the same
/// normalised value.
/// </summary>
public sealed record Match(string Field, Normalisation Normalisation);
