namespace Portal.Engine.Store.Rows;

/// <summary>
/// What is known of one thing in one stream. What it says stands in the event at its position; this row says where that is,
/// and is all that the next reading is compared with. Instants are microseconds since 1970.
/// </summary>
sealed class RecordRow
{
    /// <summary>The position of its first event.</summary>
    public required long Id { get; init; }

    public required long Stream { get; init; }

    public required string Key { get; init; }

    public required long Position { get; set; }

    public required byte[] Hash { get; set; }

    public required long? SourceAt { get; set; }

    public required long SeenAt { get; set; }

    public required bool Deleted { get; set; }

    /// <summary>The number of the stream's commit that last saw it.</summary>
    public required long Touched { get; set; }

    /// <summary>The fields that a patch brought and their stamps; null when all are of one reading.</summary>
    public string? Patched { get; set; }
}
