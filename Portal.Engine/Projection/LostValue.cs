namespace Portal.Engine.Projection;

/// <summary>What a record says that is not believed.</summary>
/// <param name="Value">As JSON; sensitive ones sealed.</param>
/// <param name="Record">The record.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="By">Why another one is believed.</param>
public sealed record LostValue(string Value, long Record, long Stream, LostBy By);
