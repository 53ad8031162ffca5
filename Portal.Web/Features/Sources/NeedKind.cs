namespace Portal.Web.Features.Sources;

public enum NeedKind
{
    /// <summary>The last run failed.</summary>
    Failure,

    /// <summary>The last run read so little that nobody should rely on it.</summary>
    Doubt,

    /// <summary>Removals wait for approval.</summary>
    Held,

    /// <summary>Rows could not be taken.</summary>
    Quarantine,

    /// <summary>Somebody paused it.</summary>
    Pause,

    /// <summary>Its rows are not what they were.</summary>
    Drift,

    /// <summary>The API says that it changes or ends.</summary>
    Sign,
}
