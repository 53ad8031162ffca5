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

    /// <summary>Up to here only the last event of each record is sure to be kept. It moves before the first event is removed.</summary>
    public required long Compacted { get; set; }

    /// <summary>When the latest event of the compacted part was committed.</summary>
    public required long CompactedAt { get; set; }

    /// <summary>Up to here the superseded events are removed; it follows <see cref="Compacted"/>.</summary>
    public required long Trimmed { get; set; }

    /// <summary>How often something was removed; followers that stand in the compacted part notice by it.</summary>
    public required long Compactions { get; set; }

    /// <summary>Since when everything that happened is kept; null when that is since ever.</summary>
    public DateTimeOffset? KeptSince => Compacted == 0 ? null : Instant.At(CompactedAt);

    /// <summary>Takes so many positions at the end of the log. Whoever else would take some waits until this transaction ends.</summary>
    /// <returns>The last position before them.</returns>
    public static async Task<long> Take(PortalDb db, int count)
    {
        if (count > 0) await db.Database.ExecuteSqlAsync($"UPDATE log_head SET position = position + {count}");
        return await db.Set<LogHead>().Select(head => head.Position).SingleAsync() - count;
    }
}
