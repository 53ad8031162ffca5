namespace Portal.Engine.Connecting.Unfinished;

/// <summary>Where a list stands among those that were ticked together.</summary>
/// <param name="First">The number of the first of them, by which they know each other.</param>
/// <param name="Number">Which one it is, counted from 1.</param>
/// <param name="Of">How many were ticked.</param>
public sealed record PickedPlace(long First, int Number, int Of);
