using System.Text.Json;

namespace Portal.Engine.Mapping;

/// <summary>A row of a source to try a mapping on.</summary>
/// <param name="Key">What the source calls it; null if it says nothing that can be read.</param>
/// <param name="Fields">All it says; it must live as long as the row.</param>
/// <param name="Problem">Why it cannot be taken by any mapping.</param>
/// <param name="IsDeleted">The source says that it is gone.</param>
public sealed record SampleRow(string? Key, JsonElement Fields, string? Problem = null, bool IsDeleted = false)
{
    /// <summary>So many are looked at, at most.</summary>
    public const int Most = 100;
}
