namespace Portal.Engine.Workflows.Triggers;

public enum TriggerState
{
    /// <summary>For the gate to open.</summary>
    Waiting,

    /// <summary>The gate is open, and the workflow has been told or fetches it.</summary>
    Released,

    /// <summary>A newer one took its place.</summary>
    Replaced,
}
