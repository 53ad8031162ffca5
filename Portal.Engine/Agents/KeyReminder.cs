using Portal.Engine.Agents.Keys;

namespace Portal.Engine.Agents;

/// <summary>A key that is in use for too long and should be exchanged.</summary>
public sealed record KeyReminder(Agent Agent, AgentKey Key, TimeSpan Age);
