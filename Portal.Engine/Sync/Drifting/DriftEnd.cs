namespace Portal.Engine.Sync.Drifting;

/// <summary>How a drift came to its end.</summary>
public enum DriftEnd
{
    /// <summary>The source says again what it said before.</summary>
    CameBack,

    /// <summary>Somebody said that it is right so.</summary>
    Accepted,

    /// <summary>What was proposed was mapped.</summary>
    Applied,

    /// <summary>The mapping was changed so that it reads what is there.</summary>
    Mapped,

    /// <summary>The feed reads something else since.</summary>
    ReadsOtherwise,
}
