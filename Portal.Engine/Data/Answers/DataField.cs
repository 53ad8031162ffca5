using Portal.Engine.Freshness;

namespace Portal.Engine.Data.Answers;

/// <summary>What is known of one field, and how old that is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">As JSON.</param>
/// <param name="Source">The source it is from; null if that is gone.</param>
/// <param name="Stream">The stream in it.</param>
/// <param name="ChangedAt">Since when it is so: by the source's time, or when it was seen where the source tells none.</param>
/// <param name="VerifiedAt">As of when it was so; null if nobody ever looked.</param>
/// <param name="ExpectedBy">When it is to be looked at again at the latest.</param>
/// <param name="Finding">The verdict and why.</param>
public readonly record struct DataField(
    string Name, ReadOnlyMemory<byte> Value, string? Source, string? Stream, DateTimeOffset ChangedAt, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, Finding Finding)
{
    /// <summary>The source believed first is stale, so this is what the next one says that is not.</summary>
    public bool IsSecond { get; init; }

    /// <summary>What other records say, where that was asked for.</summary>
    public IReadOnlyList<OtherSaying>? Others { get; init; }
}
