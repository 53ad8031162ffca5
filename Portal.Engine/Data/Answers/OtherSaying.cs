using Portal.Engine.Freshness;
using Portal.Engine.Projection;

namespace Portal.Engine.Data.Answers;

/// <summary>What another record says of a field.</summary>
/// <param name="Value">As JSON.</param>
/// <param name="Source">Its source.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="ChangedAt">Since when it says so.</param>
/// <param name="Verdict">Of that stream.</param>
/// <param name="By">Why it is not believed; null of the first choice, where that is stale and another is served.</param>
public sealed record OtherSaying(ReadOnlyMemory<byte> Value, string? Source, string? Stream, DateTimeOffset ChangedAt, Verdict Verdict, LostBy? By);
