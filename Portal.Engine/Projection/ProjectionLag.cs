namespace Portal.Engine.Projection;

/// <summary>How far the unified records are behind the log.</summary>
/// <param name="Events">Events that are not reflected yet.</param>
/// <param name="Since">When the first of them was committed; null if there is none.</param>
/// <param name="Entities">Entities whose rows are being made again.</param>
public sealed record ProjectionLag(long Events, DateTimeOffset? Since, IReadOnlyList<long> Entities);
