namespace Portal.Engine.Store.Commits;

/// <summary>An event that is about to be appended.</summary>
sealed record PendingEvent(RecordState Record, EventKind Kind, Stamp Stamp, ReadOnlyMemory<byte> Body, string? Patched)
{
    /// <summary>Whether the record was there before it.</summary>
    public bool WasLive { get; init; }

    public long Position { get; set; }

    public long? Previous { get; set; }

    /// <summary>The record's id, which for a new one is this position.</summary>
    public long RecordId { get; set; }

    /// <summary>Takes the next place in the log, and with it the record.</summary>
    public void Place(long position)
    {
        Position = position;
        Previous = Record.Position == 0 ? null : Record.Position;
        if (Record.Id == 0) Record.Id = position;
        (RecordId, Record.Position) = (Record.Id, position);
    }
}
