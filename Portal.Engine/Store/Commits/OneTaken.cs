namespace Portal.Engine.Store.Commits;

/// <summary>What came of one record that was asked for.</summary>
/// <param name="Position">Where what it says now stands in the log.</param>
/// <param name="Kind">What happened to it; null if nothing did.</param>
/// <param name="Others">The fields of which something newer is known than was answered.</param>
public sealed record OneTaken(long Position, EventKind? Kind, IReadOnlyList<string> Others);
