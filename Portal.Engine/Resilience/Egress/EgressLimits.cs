namespace Portal.Engine.Resilience.Egress;

/// <summary>How much one client takes from where it goes. A client that reads large files is given wider ones.</summary>
/// <param name="MaxResponseBytes">The longest answer, decompressed.</param>
/// <param name="Headers">How long the head of an answer may take.</param>
/// <param name="Response">How long an answer may take until its last byte.</param>
public sealed record EgressLimits(long MaxResponseBytes, TimeSpan Headers, TimeSpan Response);
