using Portal.Engine.Freshness;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Store;

namespace Portal.Engine.Data.Answers;

/// <summary>What is known of one field, and how old that is.</summary>
/// <param name="Age">From where it is and how old.</param>
/// <param name="Value">As JSON.</param>
/// <param name="Changed">When it changed, as the store writes moments.</param>
public readonly record struct DataField(FieldAge Age, ReadOnlyMemory<byte> Value, long Changed)
{
    public string Name => Age.Field;

    public string? Source => Age.Source;

    public string? Stream => Age.Stream;

    /// <summary>Since when it is so: by the source's time, or when it was seen where the source tells none.</summary>
    public DateTimeOffset ChangedAt => Instant.At(Changed);

    public DateTimeOffset? VerifiedAt => Age.VerifiedAt;

    public DateTimeOffset? ExpectedBy => Age.ExpectedBy;

    public Finding Finding => Age.Finding;

    /// <summary>What is served because the first choice is stale; null while all is as usual.</summary>
    public FieldFallback? Fallback => Age.Fallback;

    /// <summary>The source believed first is stale, so this is what another one says.</summary>
    public bool IsSecond => Fallback is { Serves: not FallbackKind.LastGoodCopy };

    /// <summary>What other records say, where that was asked for.</summary>
    public IReadOnlyList<OtherSaying>? Others { get; init; }
}
