namespace Portal.Engine.Agents;

/// <summary>Tells this process at once when agents, their keys or what they may see change; other instances see it at their next look.</summary>
public sealed class AgentsChanged
{
    public event Action? Happened;

    public void Tell() => Happened?.Invoke();
}
