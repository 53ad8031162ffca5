using Portal.Engine.Audit;

namespace Portal.Engine.Sync.Boards;

/// <summary>By which it is seen that sources may stand otherwise than they did: somebody decided something, or a run began or ended, in whatever instance.</summary>
/// <param name="Decided">Where the audit log ends.</param>
/// <param name="Newest">The newest run.</param>
/// <param name="Running">The sum of the numbers of the runs that are under way.</param>
public readonly record struct BoardMark(AuditEnd Decided, long Newest, long Running);
