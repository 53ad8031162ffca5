using System.Text.Json;

namespace Portal.Engine.Connectors;

/// <summary>A record as the source has it.</summary>
/// <param name="Key">What the source calls it; null if none could be read, and then <paramref name="Problem"/> says why.</param>
/// <param name="Fields">All it says; alive as long as its page.</param>
/// <param name="SourceAt">When it changed, or was deleted, by the source's own time.</param>
/// <param name="IsDeleted">The source says that it is gone.</param>
/// <param name="Problem">Why it cannot be taken, for a person.</param>
public readonly record struct SourceRecord(string? Key, JsonElement Fields, DateTimeOffset? SourceAt = null, bool IsDeleted = false, string? Problem = null)
{
    /// <summary>How deep one may be nested. It is the mapping that takes less: what cannot be read at all would hold up all beside it.</summary>
    public const int MostLevels = 1000;
}
