namespace Portal.Engine.Resilience.Pipelines;

/// <summary>How calls to a source fare at this moment.</summary>
public sealed record SourceState(string Name, BreakerState Breaker, BudgetState Budget, IReadOnlyList<SourceWait> Waits);
