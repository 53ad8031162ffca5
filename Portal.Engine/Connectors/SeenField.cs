namespace Portal.Engine.Connectors;

/// <param name="Path">Where it stands in a record.</param>
/// <param name="Kind">What it is: "a text", "a number", or both.</param>
/// <param name="In">In how many records it says something.</param>
public sealed record SeenField(string Path, string Kind, int In);
