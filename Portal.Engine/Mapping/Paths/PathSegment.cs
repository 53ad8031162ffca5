namespace Portal.Engine.Mapping.Paths;

/// <summary>One step of a path: into a property, or to an item of a list where there is no name.</summary>
readonly record struct PathSegment(string? Name, int Index = 0);
