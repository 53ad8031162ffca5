using Portal.Engine.Blueprints.Planning;

namespace Portal.Engine.Blueprints.Applying;

/// <summary>What became of a plan.</summary>
/// <param name="Done">Made, in this order.</param>
/// <param name="Failed">The one that was refused; null if none was. It and those after it were not made.</param>
/// <param name="Why">Why it was refused, and what to do.</param>
/// <param name="NotDone">Those after it.</param>
/// <param name="Secrets">Secrets that must be typed in yet.</param>
public sealed record Applied(IReadOnlyList<PlanStep> Done, PlanStep? Failed, string? Why, IReadOnlyList<PlanStep> NotDone, IReadOnlyList<string> Secrets);
