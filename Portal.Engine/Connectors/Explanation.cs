namespace Portal.Engine.Connectors;

/// <summary>What some settings find. Values are not shown: they may be personal.</summary>
/// <param name="Records">How many records are on the first page.</param>
/// <param name="Fields">What the records have.</param>
/// <param name="Keys">Fields that could be the key, the likeliest first.</param>
/// <param name="Updated">Fields that could say when a record last changed.</param>
/// <param name="Remarks">What somebody should know before it runs, in sentences.</param>
public sealed record Explanation(int Records, IReadOnlyList<SeenField> Fields, IReadOnlyList<string> Keys, IReadOnlyList<string> Updated, IReadOnlyList<string> Remarks);
