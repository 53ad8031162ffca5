using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Use;

namespace Portal.Web.Platform.Agents;

/// <summary>A request of an agent whose key is good: who asks, since when, and from where.</summary>
sealed record AgentQuestion(AgentPass Pass, DateTimeOffset At, long Began, string? Address)
{
    /// <summary>What is accounted for; whoever answers adds what was asked and answered.</summary>
    public AgentRead Read(string kind, TimeProvider clock) => new(Pass.AgentId, Pass.KeyId, At, kind) { Address = Address, Took = clock.GetElapsedTime(Began) };
}
