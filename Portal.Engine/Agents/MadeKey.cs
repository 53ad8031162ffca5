using Portal.Engine.Agents.Keys;
using Portal.Engine.Secrets;

namespace Portal.Engine.Agents;

/// <summary>A key that was just made. It is shown now or never: what is kept of it opens nothing.</summary>
public sealed record MadeKey(Agent Agent, AgentKey Kept, Secret Key);
