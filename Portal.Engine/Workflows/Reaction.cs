namespace Portal.Engine.Workflows;

/// <summary>What a workflow does about a verdict of something it depends on. The stricter the greater.</summary>
public enum Reaction
{
    /// <summary>It goes on as if nothing was.</summary>
    Run = 0,

    /// <summary>It goes on and says so.</summary>
    Flag = 1,

    /// <summary>It waits.</summary>
    Pause = 2,
}
