namespace Portal.Engine.Agents;

/// <summary>How much was asked, read and refused.</summary>
public readonly record struct UseSum(long Requests, long Records, long Refused);
