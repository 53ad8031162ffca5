namespace Portal.Engine.Store.Rebuilding;

/// <summary>
/// Makes one record after the other from its events, in the order of the log, and compares it with what is stored. Each event
/// must fit on what those before it made. Records are named by number: a key may be somebody's name.
/// </summary>
sealed class Replay(long compacted)
{
    const int Most = 10;

    readonly List<string> _first = [];
    readonly Dictionary<long, long> _live = [];
    ReplayedEvent? _last;
    StoredRecord? _stored;
    UInt128 _hash;
    long _records;
    long _events;
    long _differences;

    /// <summary>The next event of the record at hand, or the first of the next record.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="stored">Its record as it is stored; null if there is none.</param>
    /// <param name="hash">Of what the event says, where the stored record stands at it.</param>
    public void Take(ReplayedEvent happened, StoredRecord? stored, UInt128 hash)
    {
        if (_last?.Record != happened.Record) EndRecord();
        _events++;
        if (Misfit(happened) is { } misfit) Differ(misfit);
        (_last, _stored, _hash) = (happened, stored, hash);
    }

    public void TakeWithoutEvents(StoredRecord stored) =>
        Differ($"Record {stored.Id} of stream {stored.Stream} is among the records, but the log has no event of it.");

    /// <param name="counted">The live records of each stream, as they are counted.</param>
    public RebuildVerdict End(IReadOnlyDictionary<long, long> counted)
    {
        EndRecord();
        foreach (var stream in counted.Keys.Union(_live.Keys).Order())
        {
            var (made, count) = (_live.GetValueOrDefault(stream), counted.GetValueOrDefault(stream));
            if (made != count) Differ($"Stream {stream} counts {count} records that are there, and the log makes {made}.");
        }

        return new RebuildVerdict(_records, _events, _differences, _first);
    }

    string? Misfit(in ReplayedEvent happened)
    {
        var name = $"Event {happened.Position} of record {happened.Record}";
        if (_last is not { } before)
        {
            if (happened.Previous is { } previous) return previous > compacted ? $"{name} follows event {previous}, which is not in the log." : null;
            if (happened.Kind == EventKind.Changed) return $"{name} changes a record that was not there.";
            return happened.Position == happened.Record ? null : $"{name} is its first, so its record should have that number.";
        }

        if (happened.Previous != before.Position) return $"{name} follows event {happened.Previous}, but the record's event before it is {before.Position}.";
        if (happened.Stream != before.Stream || happened.Key != before.Key) return $"{name} has another stream or key than the one before it.";
        var fits = happened.Kind == EventKind.Added ? before.Kind == EventKind.Deleted : before.Kind != EventKind.Deleted;
        return fits ? null : $"{name} is {happened.Kind}, which does not fit on {before.Kind}.";
    }

    void EndRecord()
    {
        if (_last is not { } last) return;
        _records++;
        if (last.Kind != EventKind.Deleted) _live[last.Stream] = _live.GetValueOrDefault(last.Stream) + 1;
        if (Difference(last, _stored) is { } difference) Differ($"Record {last.Record} of stream {last.Stream} {difference}");
        (_last, _stored) = (null, null);
    }

    string? Difference(in ReplayedEvent last, StoredRecord? found)
    {
        if (found is not { } stored) return "is in the log and not among the records.";
        if (stored.Position != last.Position) return $"stands at event {stored.Position}, and its last one in the log is {last.Position}.";
        if (stored.Stream != last.Stream || stored.Key != last.Key) return "has another stream or key than its events.";
        if (stored.IsDeleted != (last.Kind == EventKind.Deleted)) return stored.IsDeleted ? "is deleted, and in the log it is there." : "is there, and in the log it is deleted.";
        return stored.Hash == (stored.IsDeleted ? UInt128.Zero : _hash) ? null : "has a hash that is not that of its last event.";
    }

    void Differ(string difference)
    {
        _differences++;
        if (_first.Count < Most) _first.Add(difference);
    }
}
