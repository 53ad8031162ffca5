namespace Portal.Engine.Projection;

/// <summary>What happened to a unified record. The numbers are kept.</summary>
public enum UnifiedEventKind
{
    /// <summary>A record came to it.</summary>
    Joined = 1,

    /// <summary>A record went from it, to another or for good.</summary>
    Left = 2,

    /// <summary>It took in another one, which is now an alias of it.</summary>
    Merged = 3,

    /// <summary>It was made of a record of another one, whose value gathers too many or is not to be relied on.</summary>
    Split = 4,

    /// <summary>It waits for a person, because its match value gathers too many records.</summary>
    Held = 5,
}
