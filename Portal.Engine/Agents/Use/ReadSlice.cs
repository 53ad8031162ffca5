namespace Portal.Engine.Agents.Use;

/// <summary>Some reads, newest first, and whether there are others on either side of them.</summary>
public sealed record ReadSlice(IReadOnlyList<AgentReadRow> Reads, bool HasNewer, bool HasOlder);
