namespace Portal.Engine.Connecting.Looking;

/// <summary>What could be the key of the records.</summary>
/// <param name="Fields">One field, or several that are a key together.</param>
/// <param name="IsUnique">No two of the records that were seen have the same.</param>
/// <param name="Reason">Why, in a few words: "id: all 100 differ".</param>
public sealed record KeyIdea(IReadOnlyList<string> Fields, bool IsUnique, string Reason);
