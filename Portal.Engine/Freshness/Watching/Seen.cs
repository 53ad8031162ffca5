using Portal.Engine.Audit;

namespace Portal.Engine.Freshness.Watching;

/// <summary>What the board has at hand.</summary>
/// <param name="Now">All streams.</param>
/// <param name="Plans">What people have set.</param>
/// <param name="Version">The end of the audit log then, because nothing is set without an entry in it.</param>
/// <param name="ReadAt">When it was read, as a timestamp of the clock.</param>
/// <param name="PlannedAt">When what people set was read.</param>
/// <param name="IsRead">Whether it ever was.</param>
sealed record Seen(FreshnessNow Now, IReadOnlyList<StreamPlan> Plans, AuditEnd Version, long ReadAt, long PlannedAt, bool IsRead)
{
    /// <summary>At no end that the audit log can have, so that whatever is there is read.</summary>
    public static Seen Nothing { get; } = new(FreshnessNow.Nothing, [], new AuditEnd(-1, -1), 0, 0, IsRead: false);
}
