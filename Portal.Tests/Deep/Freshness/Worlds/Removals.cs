namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>What a good pass says about what is gone.</summary>
enum Removals
{
    /// <summary>It did not look.</summary>
    NotLookedAt,

    /// <summary>What was gone was removed, if anything was.</summary>
    Done,

    /// <summary>So much was gone that a person is asked.</summary>
    Wait,
}
