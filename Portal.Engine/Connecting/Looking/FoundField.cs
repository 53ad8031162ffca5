namespace Portal.Engine.Connecting.Looking;

/// <summary>A field of the records in a list.</summary>
/// <param name="Path">Where it stands in a record.</param>
/// <param name="Kinds">What it is: "a text", "a number", or both.</param>
/// <param name="In">In how many records it says something.</param>
/// <param name="Examples">Up to three values, shortened and without secrets.</param>
public sealed record FoundField(string Path, string Kinds, int In, IReadOnlyList<string> Examples);
