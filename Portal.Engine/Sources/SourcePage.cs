namespace Portal.Engine.Sources;

/// <summary>Some of the sources that pass a filter, and how many do.</summary>
public sealed record SourcePage(IReadOnlyList<Source> Sources, int Total);
