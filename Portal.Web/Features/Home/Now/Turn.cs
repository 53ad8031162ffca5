using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;

namespace Portal.Web.Features.Home.Now;

/// <summary>Something that becomes worse if nothing is read until then.</summary>
/// <param name="At">When.</param>
/// <param name="Stream">The stream; null where nothing goes stale, but a workflow is no longer let run all the same.</param>
/// <param name="Field">Its field; null for the whole.</param>
/// <param name="To">What it is then.</param>
public sealed record Turn(DateTimeOffset At, StreamPlan? Stream, string? Field, Verdict To)
{
    /// <summary>The workflows that it makes stricter, and what they do then.</summary>
    public List<(Workflow Workflow, Reaction Says)> Workflows { get; } = [];
}
