namespace Portal.Engine.Freshness;

/// <summary>Whether something that is known is as new as was promised. The worse the greater; the numbers are kept.</summary>
public enum Verdict
{
    /// <summary>It was looked at when it was due, and is no older than the business accepts.</summary>
    Fresh = 0,

    /// <summary>It was not looked at when it was due, but is no older than the business accepts.</summary>
    Late = 1,

    /// <summary>Nobody can say.</summary>
    Unknown = 2,

    /// <summary>It is older than the business accepts.</summary>
    Stale = 3,
}
