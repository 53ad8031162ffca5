namespace Portal.Engine.Store.Commits;

/// <summary>Removes what no page of the pass and no other feed has seen since it began.</summary>
/// <param name="Candidates">The records that were not seen when somebody looked; each is looked at again in the commit.</param>
/// <param name="Guard">How much may go without being asked.</param>
public sealed record Sweep(IReadOnlyList<long> Candidates, SweepGuard Guard);
