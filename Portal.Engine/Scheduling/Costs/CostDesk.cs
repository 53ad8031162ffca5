using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Runs;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Scheduling.Costs;

/// <summary>Estimates what schedules cost in requests: how often each feed of a source runs, and how many pages its last good runs asked for.</summary>
public sealed class CostDesk(IDatabase database, Timetables timetables, TimeProvider clock)
{
    const int Hours = 7 * 24, LastRuns = 5, MostSlots = 20_000, UsualPage = 100;

    /// <param name="sourceId">Of which source.</param>
    /// <param name="feed">A feed of it that would have another schedule, or one that is to be made; null for all as they are.</param>
    /// <param name="instead">That schedule.</param>
    /// <param name="expected">What each run of one that is to be made will ask for.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>Null if there is no such source.</returns>
    public async Task<RequestCost?> Of(long sourceId, Feed? feed = null, Schedule? instead = null, ExpectedRequests? expected = null, CancellationToken stop = default)
    {
        await using var db = database.Read();
        if (await db.Set<Source>().SingleOrDefaultAsync(one => one.Id == sourceId, stop) is not { } source) return null;
        var feeds = await db.Set<Feed>().Where(one => db.Set<Stream>().Any(stream => stream.Id == one.StreamId && stream.SourceId == sourceId)).ToListAsync(stop);
        if (feed is not null && feeds.All(one => one.Id != feed.Id)) feeds.Add(feed);
        var (hours, isLeast) = (new double[Hours], false);
        foreach (var one in feeds)
        {
            var schedule = one.Id == feed?.Id && instead is not null ? instead : one.Schedule;
            if (one.PausedAt is not null || await timetables.Of(db, one, schedule, stop) is not { } timetable) continue;
            var told = one.Id == feed?.Id ? expected : null;
            var requests = told?.Many ?? await Requests(db, one, stop);
            isLeast |= told is { IsLeast: true };
            var runs = Runs(timetable, clock.GetUtcNow());
            for (var hour = 0; hour < Hours; hour++) hours[hour] += runs[hour] * requests;
        }

        return new RequestCost(hours.Max(), hours.Chunk(24).Max(day => day.Sum()), source.Rate, isLeast);
    }

    /// <summary>How often it runs in each hour to come.</summary>
    internal static double[] Runs(Timetable timetable, DateTimeOffset now)
    {
        var hours = new double[Hours];
        if (timetable is Steady { Every: var every } && every < TimeSpan.FromHours(1))
        {
            Array.Fill(hours, TimeSpan.FromHours(1) / every);
            return hours;
        }

        var seen = 0;
        foreach (var slot in timetable.Slots(now, MostSlots))
        {
            seen = (int)(slot - now).TotalHours;
            if (seen >= Hours) return hours;
            hours[seen]++;
        }

        // What is so frequent that not all was looked at is taken for as frequent everywhere.
        if (hours.Sum() >= MostSlots) Array.Fill(hours, hours.Max(), seen, Hours - seen);
        return hours;
    }

    static async Task<double> Requests(PortalDb db, Feed feed, CancellationToken stop)
    {
        // Only people have rows in quarantine tried again, which asks the source for nothing; so their runs count only where there are no others.
        var runs = await Pages(db, feed, RunTrigger.Schedule, stop);
        var settings = Settings(feed);
        var isOfChanges = settings is { Incremental.By: not IncrementalKind.None };
        // Where only changes are asked for, a run that read everything is none of those to come.
        if (isOfChanges) runs.RemoveAll(run => run.IsWhole);
        if (runs.Count == 0) runs = await Pages(db, feed, RunTrigger.Person, stop);
        if (isOfChanges) runs.RemoveAll(run => run.IsWhole);
        if (runs.Count > 0) return runs.Average(run => Math.Max(1.0, run.Pages));
        if (isOfChanges) return 1;
        // It never ran well: as if it read all there is of its stream.
        var rows = await db.Set<StreamState>().Where(state => state.Stream == feed.StreamId).Select(state => state.Live).SingleOrDefaultAsync(stop);
        return Math.Max(1, Math.Ceiling((double)rows / (settings?.Paging.Size ?? UsualPage)));
    }

    static Task<List<PagesOfRun>> Pages(PortalDb db, Feed feed, RunTrigger trigger, CancellationToken stop) =>
        db.Set<Run>().Where(run => run.FeedId == feed.Id && run.State == RunState.Succeeded && run.Trigger == trigger).OrderByDescending(run => run.Id).Take(LastRuns).Select(run => new PagesOfRun(run.Pages, run.Everything || run.Pass == 1)).ToListAsync(stop);

    /// <returns>Null of what is no API, or cannot be read.</returns>
    static RestSettings? Settings(Feed feed)
    {
        if (feed.Connector != "rest") return null;
        using var json = JsonDocument.Parse(feed.Settings);
        return SettingsReader.Read<RestSettings>(json.RootElement).Succeeded(out var settings, out _) ? settings : null;
    }

    readonly record struct PagesOfRun(long Pages, bool IsWhole);
}
