namespace Portal.Engine.Store.Commits;

/// <summary>What must be written of a record.</summary>
enum Mark
{
    Nothing,

    /// <summary>It was seen as it is stored.</summary>
    Seen,

    /// <summary>It says the same, but since a later moment.</summary>
    Restamped,

    Updated,

    Inserted,
}
