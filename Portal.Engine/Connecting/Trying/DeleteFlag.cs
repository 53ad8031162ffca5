namespace Portal.Engine.Connecting.Trying;

/// <summary>By which field records of a page say whether they are deleted.</summary>
/// <param name="Path">Where it stands in a record.</param>
/// <param name="Deleted">The keys of those that say so.</param>
sealed record DeleteFlag(string Path, IReadOnlySet<string> Deleted);
