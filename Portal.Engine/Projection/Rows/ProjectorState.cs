namespace Portal.Engine.Projection.Rows;

/// <summary>Where the projector stands: one row for the whole, and one for each entity with the rules its rows were made by.</summary>
sealed class ProjectorState
{
    /// <summary>The row of the whole.</summary>
    public const long Whole = 0;

    public required long Entity { get; init; }

    /// <summary>Of the whole: the last event that was taken.</summary>
    public long Position { get; set; }

    /// <summary>Of the whole: the last id that a unified record was given.</summary>
    public long Last { get; set; }

    /// <summary>Of an entity: what its rows are made by, as text.</summary>
    public string Rule { get; set; } = "";

    /// <summary>Of an entity: how often its rules have changed. Of the whole: how many turns there were that changed something.</summary>
    public long Version { get; set; }

    /// <summary>Of an entity that is projected again: the last record that was; null when all are.</summary>
    public long? Again { get; set; }
}
