using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Running;

/// <summary>
/// Whether what a pass read is too little to be believed: an answer that is empty by mistake looks just like one that is empty
/// by right.
/// </summary>
sealed class Doubts(IDatabase database, RecordStore store, TimeProvider clock)
{
    /// <summary>Of so few records half may be gone on any day.</summary>
    const int FewRecords = 10;

    /// <summary>So many runs in the same hour of other days must have read so much, for nothing to be strange.</summary>
    const int EnoughRuns = 5, UsuallyMuch = 20;

    static readonly TimeSpan Remembered = TimeSpan.FromDays(21);

    /// <returns>What is strange, for a person; null if nothing is.</returns>
    public async Task<string?> About(long feed, Coverage coverage, long read, RunTrigger trigger, CancellationToken stop)
    {
        if (coverage.IsOfAll())
        {
            var before = (await store.Standing(feed, stop))?.FullRead;
            return before >= FewRecords && read * 2 < before
                ? string.Create(CultureInfo.InvariantCulture, $"It read {read} records, where the last full reading had {before}. Nothing was removed, and what is stored does not count as verified. If the source has really shrunk so much, say so and it is believed.")
                : null;
        }

        // Whoever asks between two slots may well find nothing, and takes from the next what would have been in it.
        if (read > 0 || trigger != RunTrigger.Schedule) return null;
        var usual = await Usual(feed, stop);
        return usual >= UsuallyMuch
            ? string.Create(CultureInfo.InvariantCulture, $"It read nothing, where at this hour it usually reads about {usual}. What is stored does not count as verified by it. Look whether the source is well.")
            : null;
    }

    /// <returns>The median of what runs by schedule at this hour of the day read; null if there were too few, or one that read nothing.</returns>
    async Task<long?> Usual(long feed, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - Remembered;
        await using var db = database.Read();
        var runs = await db.Set<Run>()
            .Where(run => run.FeedId == feed && run.Trigger == RunTrigger.Schedule && run.State == RunState.Succeeded && !run.Everything && run.StartedAt >= since)
            .Select(run => new { run.StartedAt, run.Read }).ToListAsync(stop);
        var read = runs.Where(run => run.StartedAt.UtcDateTime.Hour == now.UtcDateTime.Hour).Select(run => run.Read).Order().ToArray();
        return read.Length >= EnoughRuns && read[0] > 0 ? read[read.Length / 2] : null;
    }
}
