namespace Portal.Engine.Data.Answers;

/// <summary>What changed, in the order in which it did. One that changed several times is there once, as it is now.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Next">From where to go on.</param>
/// <param name="IsMore">There is more to be had at once.</param>
public sealed record ChangesPage(IReadOnlyList<DataChange> Changes, string Next, bool IsMore);
