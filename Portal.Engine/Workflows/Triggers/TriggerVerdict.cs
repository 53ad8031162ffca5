namespace Portal.Engine.Workflows.Triggers;

/// <summary>What becomes of a trigger.</summary>
/// <param name="Goes">The gate is open: whoever sent it runs the workflow now.</param>
/// <param name="Says">What the gate says.</param>
/// <param name="Waits">The number by which it waits; null if it goes at once.</param>
public sealed record TriggerVerdict(bool Goes, Reaction Says, long? Waits);
