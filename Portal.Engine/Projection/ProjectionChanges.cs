using Portal.Engine.Projection.Grouping;

namespace Portal.Engine.Projection;

/// <summary>All that one batch writes, beside where the projector then stands.</summary>
sealed class ProjectionChanges
{
    public List<UnifiedState> Added { get; } = [];

    public List<UnifiedState> Changed { get; } = [];

    public List<(long Id, long Entity)> Removed { get; } = [];

    public List<MemberState> Members { get; } = [];

    public List<long> MembersRemoved { get; } = [];

    public List<ValueState> Values { get; } = [];

    public List<ValueState> ValuesRemoved { get; } = [];

    /// <summary>Which unified record became one with which.</summary>
    public List<(long Id, long Entity, long Unified)> Aliases { get; } = [];

    public List<(UnifiedEventKind Kind, long Unified, long Entity, long? Record, long? Other)> Events { get; } = [];

    public List<Hold> Holds { get; } = [];

    public List<MatchKey> HoldsRemoved { get; } = [];

    public bool Any => Added.Count + Changed.Count + Removed.Count + Members.Count + MembersRemoved.Count + Values.Count + ValuesRemoved.Count + Holds.Count + HoldsRemoved.Count > 0;
}
