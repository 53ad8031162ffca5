namespace Portal.Engine.Store.Commits;

/// <summary>
/// What is stored as seen in the future was stamped by a clock that has been set back since. No request by the clock as it is
/// now would ever look newer than that until the clock has caught up, and what it brings would be lost.
/// </summary>
static class Ahead
{
    /// <summary>Lets what is stored so look as if it was seen just before the rows were.</summary>
    public static void SetBack(IReadOnlyCollection<RecordState> stored, IReadOnlyList<Incoming> rows, long now)
    {
        if (!stored.Any(record => record.Stamp.SeenAt > now || record.Patched is not null)) return;
        // A row that is from before the clock was set back itself is compared as it is.
        if (rows.Where(row => row.Stamp.SeenAt <= now).Min(row => (long?)row.Stamp.SeenAt) is not { } seen) return;
        foreach (var record in stored)
        {
            record.Stamp = SetBack(record.Stamp, seen - 1, now);
            if (record.Patched is not null) record.Patched = Patches.Restamp(record.Patched, stamp => SetBack(stamp, seen - 1, now));
        }
    }

    static Stamp SetBack(Stamp stamp, long to, long now) => stamp.SeenAt > now ? stamp with { SeenAt = to } : stamp;
}
