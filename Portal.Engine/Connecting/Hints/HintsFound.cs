namespace Portal.Engine.Connecting.Hints;

/// <param name="Paths">Which lists there may be.</param>
/// <param name="From">Where they stand: the path of a description, or of an index; null if nothing was found.</param>
/// <param name="Requests">How many requests were made.</param>
public sealed record HintsFound(IReadOnlyList<PathHint> Paths, string? From, int Requests);
