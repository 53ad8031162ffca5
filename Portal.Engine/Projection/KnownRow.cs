using Portal.Engine.Projection.Grouping;

namespace Portal.Engine.Projection;

/// <summary>A unified record as it is stored, read once however often it is compared with.</summary>
sealed class KnownRow(UnifiedState state)
{
    public UnifiedState State => state;

    /// <summary>Null if it was made before origins were kept as they are now.</summary>
    public Origins? Origins { get; } = Projection.Origins.Read(state.Origins);

    /// <returns>What a record of it said; null if it does not tell, because others have a share in it.</returns>
    public RecordNow? Saying(Member member) => Origins?.IsAllOf(member.Record) == true
        ? new RecordNow(member.Record, Origins.First.Stream, member.WasPosition, Origins.First.Time, state.Body) { Times = TimesOf(Origins) }
        : null;

    static Dictionary<string, long> TimesOf(Origins origins) =>
        origins.Others?.Where(other => !other.Value.IsGone).ToDictionary(other => other.Key, other => other.Value.Time, StringComparer.Ordinal) ?? [];
}
