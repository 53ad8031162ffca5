namespace Portal.Engine.Mapping.Trying;

/// <summary>By what a row is compared with other records. It may be sensitive, so it is for the database alone.</summary>
/// <param name="Number">Which row.</param>
/// <param name="Key">What the source calls it.</param>
/// <param name="Text">The value as the record would hold it.</param>
/// <param name="Normal">The value as it is compared.</param>
sealed record RowMatch(int Number, string? Key, string Text, string Normal);
