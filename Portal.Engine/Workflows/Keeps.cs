namespace Portal.Engine.Workflows;

/// <summary>What becomes of triggers that come while a workflow waits.</summary>
public enum Keeps
{
    /// <summary>They are refused; whoever sends them keeps them.</summary>
    Nothing,

    /// <summary>The newest are kept; older ones give way.</summary>
    Newest,

    /// <summary>All are kept, and refused once there are too many.</summary>
    All,
}
