namespace Portal.Engine.Scheduling.Costs;

/// <summary>What each run of a feed that is to be made will ask for.</summary>
/// <param name="Many">How many requests.</param>
/// <param name="IsLeast">It may be more: nobody says how many pages there are.</param>
public readonly record struct ExpectedRequests(double Many, bool IsLeast = false);
