namespace Portal.Engine.Workflows.Keeping;

/// <summary>Tells this process whose gate became another one, whichever instance wrote it down.</summary>
public sealed class GateNews
{
    /// <summary>Says of which workflow. Raised on the thread of whoever follows the gates, so listeners take it and go.</summary>
    public event Action<long>? Turned;

    internal void Tell(long workflow) => Turned?.Invoke(workflow);
}
