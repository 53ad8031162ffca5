namespace Portal.Engine.Resilience.Pipelines;

/// <param name="Waiting">How many calls wait for their turn.</param>
/// <param name="NextFree">When a call that comes now would go; null if at once.</param>
/// <param name="PausedUntil">Until when the source asked to be left alone.</param>
/// <param name="Use">How much of the limit was used; null where the source documents none.</param>
public sealed record BudgetState(int Waiting, DateTimeOffset? NextFree, DateTimeOffset? PausedUntil, RateUse? Use = null);
