namespace Portal.Engine.Sources;

/// <summary>What stands behind a source's data.</summary>
public enum SourceEnvironment
{
    /// <summary>Made up, such as the sample company.</summary>
    Mock,

    /// <summary>The system's own place to try things.</summary>
    Sandbox,

    /// <summary>What the company works with.</summary>
    Production,
}
