namespace Portal.Engine.Resilience.Pipelines;

public enum BreakerPosition
{
    /// <summary>Calls pass.</summary>
    Closed,

    /// <summary>Calls are turned away until its time is over.</summary>
    Open,

    /// <summary>Its time is over: one call tries, or may.</summary>
    HalfOpen,
}
