namespace Portal.Engine.Connectors;

/// <summary>What a connector says of itself.</summary>
/// <param name="Name">What settings call it: "rest".</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Help">What it reads, in a sentence.</param>
/// <param name="Settings">The record of a feed's settings, with its annotations.</param>
public sealed record ConnectorInfo(string Name, string Label, string Help, Type Settings);
