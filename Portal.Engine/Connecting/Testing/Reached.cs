using Portal.Engine.Resilience;

namespace Portal.Engine.Connecting.Testing;

/// <summary>What one step found, before it is told.</summary>
sealed record Reached(StepOutcome Outcome, string Found, string? Advice = null, Who Who = Who.Nobody)
{
    public static Reached Ok(string found) => new(StepOutcome.Ok, found);

    public static Reached Skipped(string found) => new(StepOutcome.Skipped, found);

    public static Reached Failed(Who who, string found, string advice) => new(StepOutcome.Failed, found, advice, who);
}
