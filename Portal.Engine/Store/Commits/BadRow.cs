namespace Portal.Engine.Store.Commits;

/// <summary>A record that could not be taken.</summary>
/// <param name="Key">What the source calls it; null if that could not be read.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Raw">All that the source said, as JSON.</param>
/// <param name="Stamp">When it was so.</param>
/// <param name="IsDeleted">It was a deletion.</param>
public sealed record BadRow(string? Key, string Reason, ReadOnlyMemory<byte> Raw, Stamp Stamp, bool IsDeleted = false);
