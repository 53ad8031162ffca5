namespace Portal.Engine.Mapping.Suggesting;

/// <summary>How sure a suggestion is.</summary>
public enum Sureness
{
    /// <summary>It may be; a person must look.</summary>
    Perhaps,

    /// <summary>It is so unless the source means something unusual.</summary>
    Likely,

    /// <summary>Name, type and values agree.</summary>
    Sure,
}
