using Portal.Engine.Resilience;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>What a run under faults did.</summary>
/// <param name="Run">The run.</param>
/// <param name="Outcome">The same as a row of the table would say it.</param>
/// <param name="Due">What there was to add, to change and to delete.</param>
/// <param name="Wrong">Keys of which the store says what the company never showed.</param>
sealed record FaultSeen(Run Run, FaultOutcome Outcome, (int Added, int Changed, int Deleted) Due, IReadOnlyList<string> Wrong)
{
    /// <summary>In what it is otherwise than expected. Nothing is expected of what there was nothing of.</summary>
    public IEnumerable<string> Differs(FaultOutcome expected)
    {
        var was = Outcome with
        {
            Message = expected.Fits(Outcome.Message) ? expected.Message : Outcome.Message,
            Added = Due.Added == 0 ? expected.Added : Outcome.Added,
        };
        if (was != expected) yield return $"expected\n  {expected}, was\n  {was}";
        if (Run.Who == Who.Us) yield return "it broke the portal.";
        if (Wrong.Count > 0) yield return $"the store says what the company did not show of {string.Join(", ", Wrong)}.";
        if (Due is { Changed: < 20 } or { Deleted: < 3 }) yield return $"there was too little to do: {Due}.";
    }
}
