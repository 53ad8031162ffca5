using Portal.Engine.Resilience;

namespace Portal.Engine.Connecting.Testing;

/// <summary>How one step of a test ended.</summary>
/// <param name="Step">Which one.</param>
/// <param name="Outcome">How.</param>
/// <param name="Found">What was found, in one sentence.</param>
/// <param name="Advice">What to do about it; null where there is nothing to do.</param>
/// <param name="Who">Who must act.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Requests">How many requests the test has made so far.</param>
public sealed record TestedStep(TestStep Step, StepOutcome Outcome, string Found, string? Advice, Who Who, TimeSpan Took, int Requests);
