namespace Portal.Engine.Connecting.Testing;

public enum StepOutcome
{
    Ok,

    /// <summary>It works, and somebody should know of something.</summary>
    Warn,

    /// <summary>What comes after it is not tried.</summary>
    Failed,

    /// <summary>There is nothing to test, or it was not come to.</summary>
    Skipped,
}
