using Portal.Engine.Entities;

namespace Portal.Engine.Sources.Fallbacks;

/// <summary>
/// Holds a fallback against what there is. Two streams may stand in for each other: what stands in never passes on, so there are
/// no circles.
/// </summary>
static class FallbackCheck
{
    /// <param name="kind">What is wanted.</param>
    /// <param name="entity">What the records of the stream are.</param>
    /// <param name="brings">The fields that the stream brings.</param>
    /// <param name="isItself">Whether it names itself.</param>
    /// <param name="named">What the records of the named stream are, and the fields that it brings; null if there is no such stream.</param>
    /// <returns>What is wrong with it, for a person; null if nothing is.</returns>
    public static string? Of(FallbackKind kind, EntityKind entity, IReadOnlySet<string> brings, bool isItself, (bool IsSameEntity, IReadOnlySet<string> Brings)? named) =>
        kind == FallbackKind.NextBest ? null
        : entity == EntityKind.Happening ? "What happened is counted from all streams, so nothing stands in for any of them."
        : kind == FallbackKind.LastGoodCopy ? null
        : isItself ? "A stream cannot stand in for itself. Choose another one."
        : named is not { } other ? "There is no such stream. Choose the one that stands in."
        : !other.IsSameEntity ? "Its records are something else. Choose a stream of the same entity."
        : !brings.Overlaps(other.Brings) ? "It brings none of the fields that this stream brings. Choose one that brings some of them."
        : null;
}
