using Portal.Engine.Audit;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Timelines;

/// <summary>Something that happened to a source: a run of one of its feeds, or a change that somebody made. It is one of both.</summary>
/// <param name="At">When.</param>
/// <param name="Run">The run.</param>
/// <param name="Change">The change, as the audit log has it.</param>
/// <param name="Stream">What the stream is called; null for the source itself, and where it is gone.</param>
/// <param name="Feed">What the feed is called; null where it is of no feed, and where it is gone.</param>
public sealed record TimelineEvent(DateTimeOffset At, Run? Run, AuditEntry? Change, string? Stream, string? Feed);
