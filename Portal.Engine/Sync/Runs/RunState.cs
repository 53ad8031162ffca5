namespace Portal.Engine.Sync.Runs;

/// <summary>How a run stands, or ended.</summary>
public enum RunState
{
    Running,

    Succeeded,

    /// <summary>It ended well, but read so much less than usual that nobody should rely on it.</summary>
    Doubtful,

    Failed,

    Cancelled,

    /// <summary>Another run took the feed over.</summary>
    Overtaken,

    /// <summary>The portal ended before it did.</summary>
    Interrupted,
}
