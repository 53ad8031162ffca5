using Portal.Engine.Freshness.History;
using Portal.Engine.Workflows.Gates;

namespace Portal.Engine.Workflows.Keeping;

/// <summary>What a gate was last made of: as long as that is the same, it says the same, and nobody need ask.</summary>
sealed class Judged
{
    readonly IReadOnlyList<Need> _needs;
    readonly HashSet<long> _entities;
    readonly (DateTimeOffset? At, DateTimeOffset? Until) _override;
    readonly DateTimeOffset _from, _until;

    Judged(Workflow workflow, DateTimeOffset from, DateTimeOffset until)
    {
        (_needs, _entities) = (workflow.Needs, [.. workflow.Needs.Select(need => need.Entity)]);
        _override = (workflow.OverrideAt, workflow.OverrideUntil);
        (_from, _until) = (from, until);
    }

    public static Judged At(Workflow workflow, Look look) => new(workflow, look.At, Gate.NextTurn(workflow, look.Now, look.At));

    /// <param name="workflow">As it is now.</param>
    /// <param name="others">The entities of which something is otherwise than it was.</param>
    /// <param name="at">The moment of the look; a clock may have been set back.</param>
    public bool Holds(Workflow workflow, IReadOnlySet<long> others, DateTimeOffset at) =>
        _from <= at && at < _until && !_entities.Overlaps(others) && _override == (workflow.OverrideAt, workflow.OverrideUntil) && _needs.SequenceEqual(workflow.Needs);
}
