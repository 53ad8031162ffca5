namespace Portal.Engine.Freshness.Fallbacks;

/// <summary>Why a stream that is named to stand in does not.</summary>
public enum Absence
{
    /// <summary>It was removed.</summary>
    Gone,

    /// <summary>It does not bring the field.</summary>
    NotBrought,

    /// <summary>It is stale itself.</summary>
    Stale,

    /// <summary>It was verified before what it would stand in for was, or never.</summary>
    Older,

    /// <summary>It has nothing there, of this record.</summary>
    SayingNothing,
}
