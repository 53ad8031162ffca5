using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Workflows.Gates;

/// <summary>A dependency that accepts less than its schedules keep.</summary>
/// <param name="Need">What is depended on.</param>
/// <param name="Stream">The stream that is read too seldom for it.</param>
/// <param name="First">The first time at which it will be stale.</param>
public sealed record CannotBeMet(Need Need, StreamPlan Stream, Shortfall First);
