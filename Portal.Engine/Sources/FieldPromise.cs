namespace Portal.Engine.Sources;

/// <summary>What is promised of one field of a stream; what is null is as for the whole stream.</summary>
/// <param name="Tolerance">How old the business accepts it.</param>
/// <param name="Within">It is expected to be looked at again so long after the last time.</param>
public sealed record FieldPromise(TimeSpan? Tolerance, TimeSpan? Within = null);
