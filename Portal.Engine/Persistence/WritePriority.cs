namespace Portal.Engine.Persistence;

/// <summary>Who goes first when several wait to write.</summary>
public enum WritePriority
{
    /// <summary>A person waits for it.</summary>
    Person,

    /// <summary>A program waits for it.</summary>
    Program,

    /// <summary>Nobody waits: bulk work, housekeeping.</summary>
    Bulk,
}
