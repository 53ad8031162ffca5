using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Store.Rows;

/// <summary>
/// The end of the log, in a row of its own: whoever appends holds it until the commit, so positions become visible in
/// their order and a follower that goes on from the last one it saw misses nothing.
/// </summary>
sealed class LogHead
{
    public const int Only = 1;

    public required int Id { get; init; }

    public required long Position { get; set; }

    /// <summary>Up to here only the last event of each record is kept.</summary>
    public required long Compacted { get; set; }

    /// <summary>When the last event of the compacted part was committed.</summary>
    public required long CompactedAt { get; set; }

    /// <summary>Takes so many positions at the end of the log. Whoever else would take some waits until this transaction ends.</summary>
    /// <returns>The last position before them.</returns>
    public static async Task<long> Take(PortalDb db, int count)
    {
        if (count > 0) await db.Database.ExecuteSqlAsync($"UPDATE log_head SET position = position + {count}");
        return await db.Set<LogHead>().Select(head => head.Position).SingleAsync() - count;
    }
}
