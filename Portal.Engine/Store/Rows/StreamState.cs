using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Store.Rows;

/// <summary>What the store counts of a stream. Holding its row orders the commits to the stream.</summary>
sealed class StreamState
{
    public required long Stream { get; init; }

    /// <summary>How many commits there were; each has the next number.</summary>
    public required long Commits { get; set; }

    /// <summary>Records that are there and not deleted.</summary>
    public required long Live { get; set; }

    /// <summary>Makes all others wait who would commit to the stream, until this transaction ends, and counts this commit.</summary>
    public static async Task<StreamState> Hold(PortalDb db, long stream)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO stream_states (stream, commits, live) VALUES ({stream}, 1, 0) ON CONFLICT (stream) DO UPDATE SET commits = stream_states.commits + 1");
        return await db.Set<StreamState>().SingleAsync(state => state.Stream == stream);
    }

    /// <summary>The same for the stream that a feed fills. It comes before anything is read of the feed that a commit might change.</summary>
    /// <returns>Null if the feed never ran.</returns>
    public static async Task<StreamState?> HoldOf(PortalDb db, long feed, CancellationToken stop) =>
        await db.Set<FeedState>().Where(state => state.Feed == feed).Select(state => (long?)state.Stream).SingleOrDefaultAsync(stop) is { } stream ? await Hold(db, stream) : null;
}
