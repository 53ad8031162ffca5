using Portal.Engine.Workflows.Gates;

namespace Portal.Engine.Workflows.Keeping;

/// <summary>A gate says something else, or says it for another reason.</summary>
sealed record GateTurn(Workflow Workflow, DateTimeOffset At, Gate Gate)
{
    /// <summary>What is in its way, in short.</summary>
    public static string Short(Gate gate) => string.Join(",", gate.Lacks
        .Select(lack => FormattableString.Invariant($"{lack.Need.Entity}.{lack.Need.Field}:{lack.Stream?.Id}:{(int)lack.Finding.Verdict}")).Order(StringComparer.Ordinal))
        + (gate.IsOverridden ? ",overridden" : "");
}
