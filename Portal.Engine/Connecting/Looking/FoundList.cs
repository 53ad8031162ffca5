namespace Portal.Engine.Connecting.Looking;

/// <summary>A list in an answer.</summary>
/// <param name="Path">Where it stands; $ if it is the answer.</param>
/// <param name="Count">How many are in it.</param>
/// <param name="OfObjects">Whether they are objects, as records are.</param>
/// <param name="Record">Where inside an element the record stands, as in GraphQL; null if it is the element.</param>
public sealed record FoundList(string Path, int Count, bool OfObjects, string? Record);
