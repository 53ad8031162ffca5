namespace Portal.Engine.Freshness;

/// <summary>Why a verdict is what it is. The numbers are kept.</summary>
public enum Reason
{
    /// <summary>All is as it was promised.</summary>
    InTime = 0,

    /// <summary>It was due and was not looked at.</summary>
    Overdue = 1,

    TooOld = 2,

    NeverVerified = 3,

    /// <summary>Removals of a sweep wait for a person.</summary>
    RemovalsWait = 4,

    /// <summary>A person paused all that would look at it.</summary>
    Paused = 5,

    /// <summary>It only listens, and has heard nothing for longer than is believed.</summary>
    Silent = 6,

    /// <summary>Nobody said how old it may be, and nothing reads it by itself.</summary>
    NothingPromised = 7,

    /// <summary>No stream brings it.</summary>
    NothingBringsIt = 8,
}
