using Portal.Engine.Entities;

namespace Portal.Engine.Store.Commits;

/// <summary>
/// Decides what a row changes of what is known. Pure: it looks at the two of them and at nothing else, so both databases
/// decide alike.
/// </summary>
static class Judge
{
    public static PendingEvent? Decide(RecordState known, in Incoming row, EntityKind kind)
    {
        // What has happened does not change; a second telling is the same one. What was let go of can be told again.
        if (kind == EntityKind.Happening && known is { IsKnown: true, IsDeleted: false }) return Seen(known, known.Stamp);
        if (row.Act == Act.Delete) return Delete(known, row);
        if (Patches.IsPartOf(row) || known.Patched is not null) return Patches.Merge(known, row);
        if (known is { IsKnown: true, IsDeleted: false } && known.Hash == row.Hash)
            return Seen(known, Later(row.Stamp, known.Stamp));
        return row.Stamp.IsNewerThan(known.Stamp) ? Change(known, row.Body, row.Hash, row.Stamp, row.Stamp, null) : Seen(known, known.Stamp);
    }

    static PendingEvent? Delete(RecordState known, in Incoming row)
    {
        if (!row.Stamp.IsNewerThan(known.Stamp)) return Seen(known, known.Stamp);
        if (known is { IsKnown: true, IsDeleted: true }) return Seen(known, row.Stamp);
        // What a patch has said since then stays, as it would have come had the patch come after the deletion.
        return Patches.Outlive(known.Patched, row.Stamp) ? Patches.Merge(known, row) : Gone(known, row.Stamp);
    }

    /// <summary>A pass that read everything did not see it. The order of the commits proves that, whatever the clocks say.</summary>
    public static PendingEvent Sweep(RecordState known, long passAt) => Gone(known, new Stamp(null, Math.Max(passAt, known.Stamp.SeenAt)));

    static PendingEvent Gone(RecordState known, Stamp stamp)
    {
        var wasLive = known is { IsKnown: true, IsDeleted: false };
        // One that was never known leaves its mark too: an older reading of it may still be on its way.
        known.Mark = known.IsKnown && known.Mark != Mark.Inserted ? Mark.Updated : Mark.Inserted;
        (known.IsDeleted, known.Stamp, known.Hash, known.Patched, known.Body) = (true, stamp, UInt128.Zero, null, default);
        return new PendingEvent(known, EventKind.Deleted, stamp, default, null) { WasLive = wasLive };
    }

    internal static PendingEvent Change(RecordState known, ReadOnlyMemory<byte> body, UInt128 hash, Stamp stamp, Stamp eventStamp, string? patched)
    {
        var kind = known is { IsKnown: true, IsDeleted: false } ? EventKind.Changed : EventKind.Added;
        known.Mark = known.IsKnown && known.Mark != Mark.Inserted ? Mark.Updated : Mark.Inserted;
        (known.IsDeleted, known.Stamp, known.Hash, known.Patched, known.Body) = (false, stamp, hash, patched, body);
        return new PendingEvent(known, kind, eventStamp, body, patched) { WasLive = kind == EventKind.Changed };
    }

    internal static PendingEvent? Seen(RecordState known, Stamp stamp)
    {
        if (known.Mark is Mark.Nothing or Mark.Seen) known.Mark = stamp == known.Stamp ? Mark.Seen : Mark.Restamped;
        known.Stamp = stamp;
        return null;
    }

    /// <summary>Where the source itself says when it became so, having seen it again is no news worth a write.</summary>
    static Stamp Later(Stamp stamp, Stamp stored) => stamp.IsNewerThan(stored) && (stamp.SourceAt is null || stamp.SourceAt != stored.SourceAt) ? stamp : stored;
}
