namespace Portal.Engine.Store.Commits;

/// <summary>What a reading says of a record.</summary>
public enum Act
{
    /// <summary>This is all of it.</summary>
    Full,

    /// <summary>These of its fields are so; of the others it says nothing.</summary>
    Patch,

    /// <summary>It is gone.</summary>
    Delete,
}
