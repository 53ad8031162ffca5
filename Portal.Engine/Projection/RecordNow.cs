namespace Portal.Engine.Projection;

/// <summary>What one record says, by one of its events.</summary>
/// <param name="Id">The record.</param>
/// <param name="Stream">The stream it is of.</param>
/// <param name="Position">The event.</param>
/// <param name="Time">When it became so: the source's time, or when it was seen where the source tells none. In microseconds.</param>
/// <param name="Body">Its fields, as JSON; null when it is gone.</param>
sealed record RecordNow(long Id, long Stream, long Position, long Time, byte[]? Body)
{
    /// <summary>The event before it, if that is of the same batch.</summary>
    public RecordNow? Earlier { get; init; }

    /// <summary>Since when those fields are as they are that were so before this event; null if there are none.</summary>
    public IReadOnlyDictionary<string, long>? Times { get; init; }

    public long TimeOf(string field) => Times is not null && Times.TryGetValue(field, out var time) ? time : Time;
}
