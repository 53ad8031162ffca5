using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Timelines;

/// <summary>
/// What happened to a source: the runs of its feeds, and what people changed of it, its streams and its feeds. Each page is a few
/// questions to the database, however long the list is.
/// </summary>
public sealed class SourceTimeline(IDatabase database)
{
    const int ExportPage = 500;

    /// <summary>So many of the latest changes and runs are looked through for who made them and asked for them.</summary>
    const int Last = 1000;

    const string OfSource = "source", OfStream = "stream", OfFeed = "feed";

    public async Task<TimelineSlice> Page(long source, TimelineFilter filter, TimelinePlace place, int size, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var whole = await TimelineParts.Of(db, source, stop);
        var parts = filter.Stream is { } stream ? whole.Only(stream) : whole;
        var runs = filter.Nothing || filter.Kind == TimelineKind.Change ? [] : await Runs(db, parts, filter, place.Run, size + 1, stop);
        var changes = filter.Nothing || filter.Kind == TimelineKind.Run || filter.State is not null ? [] : await Changes(db, Narrow(db, source, parts, filter).Where(e => e.Id < place.Change), size + 1, stop);
        return Merge(runs, changes, parts, place, size) with { Feeds = [.. whole.Feeds.Keys] };
    }

    /// <summary>All that passes, read in pages.</summary>
    public async IAsyncEnumerable<TimelineEvent> All(long source, TimelineFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (TimelinePlace? place = TimelinePlace.Newest; place is { } at;)
        {
            var page = await Page(source, filter, at, ExportPage, stop);
            foreach (var one in page.Events) yield return one;
            place = page.Older;
        }
    }

    /// <returns>Who made one of the last changes of the source, or asked for one of its last runs, by name.</returns>
    public async Task<IReadOnlyList<Person>> People(long source, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var parts = await TimelineParts.Of(db, source, stop);
        var last = Newest(Narrow(db, source, parts, new TimelineFilter()), Last);
        var ids = await db.Set<AuditEntry>().Where(e => last.Contains(e.Id) && e.PersonId != null).Select(e => e.PersonId!.Value).Distinct().ToListAsync(stop);
        var feeds = parts.Feeds.Keys.ToArray();
        var asked = await db.Set<Run>().Where(run => feeds.Contains(run.FeedId)).OrderByDescending(run => run.Id).Take(Last).Where(run => run.AskedBy != null).Select(run => run.AskedBy!).Distinct().ToListAsync(stop);
        return await db.Set<Person>().Where(person => ids.Contains(person.Id) || asked.Contains(person.Name)).OrderBy(person => person.Name).ToListAsync(stop);
    }

    /// <returns>One change of the source; null if there is none, or it is of something else.</returns>
    public async Task<TimelineEvent?> Change(long source, long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var parts = await TimelineParts.Of(db, source, stop);
        return await Narrow(db, source, parts, new TimelineFilter()).SingleOrDefaultAsync(e => e.Id == id, stop) is { } entry ? Of(entry, parts) : null;
    }

    /// <summary>Their numbers come first, as far as can be from the index alone; a feed may have run very often.</summary>
    static async Task<List<Run>> Runs(PortalDb db, TimelineParts parts, TimelineFilter filter, long before, int size, CancellationToken stop)
    {
        var feeds = parts.Feeds.Keys.ToArray();
        var runs = db.Set<Run>().Where(run => feeds.Contains(run.FeedId) && run.Id < before);
        if (filter.PersonId is not null) runs = runs.Where(run => run.AskedBy != null && run.AskedBy == filter.PersonName);
        if (filter.State is { } state) runs = runs.Where(run => run.State == state);
        if (filter.From?.ToUniversalTime() is { } from) runs = runs.Where(run => run.StartedAt >= from);
        if (filter.Until?.ToUniversalTime() is { } until) runs = runs.Where(run => run.StartedAt < until);
        var ids = await runs.OrderByDescending(run => run.Id).Select(run => run.Id).Take(size).ToListAsync(stop);
        return ids.Count == 0 ? [] : await db.Set<Run>().Where(run => ids.Contains(run.Id)).OrderByDescending(run => run.Id).ToListAsync(stop);
    }

    /// <summary>As with runs, their numbers come first.</summary>
    static async Task<List<AuditEntry>> Changes(PortalDb db, IQueryable<AuditEntry> entries, int size, CancellationToken stop)
    {
        var ids = await Newest(entries, size).ToListAsync(stop);
        return ids.Count == 0 ? [] : await db.Set<AuditEntry>().Where(e => ids.Contains(e.Id)).OrderByDescending(e => e.Id).ToListAsync(stop);
    }

    static IQueryable<long> Newest(IQueryable<AuditEntry> entries, int size) => entries.OrderByDescending(e => e.Id).Select(e => e.Id).Take(size);

    static IQueryable<AuditEntry> Narrow(PortalDb db, long source, TimelineParts parts, TimelineFilter filter)
    {
        var (itself, streams, feeds) = (filter.Stream is null ? Text(source) : "", parts.Streams.Keys.Select(Text).ToArray(), parts.Feeds.Keys.Select(Text).ToArray());
        var entries = db.Set<AuditEntry>().Where(e =>
            (e.TargetKind == OfSource && e.TargetId == itself) || (e.TargetKind == OfStream && streams.Contains(e.TargetId)) || (e.TargetKind == OfFeed && feeds.Contains(e.TargetId)));
        if (filter.PersonId is { } person) entries = entries.Where(e => e.PersonId == person);
        if (filter.From?.ToUniversalTime() is { } from) entries = entries.Where(e => e.At >= from);
        return filter.Until?.ToUniversalTime() is { } until ? entries.Where(e => e.At < until) : entries;
    }

    /// <summary>Two lists, each newest first, as one.</summary>
    static TimelineSlice Merge(List<Run> runs, List<AuditEntry> changes, TimelineParts parts, TimelinePlace place, int size)
    {
        var events = new List<TimelineEvent>();
        var (run, change) = (0, 0);
        while (events.Count < size && (run < runs.Count || change < changes.Count))
        {
            var isRun = change == changes.Count || (run < runs.Count && runs[run].StartedAt >= changes[change].At);
            events.Add(isRun ? Of(runs[run++], parts) : Of(changes[change++], parts));
        }

        if (run == runs.Count && change == changes.Count) return new TimelineSlice(events, null);
        return new TimelineSlice(events, new TimelinePlace(run == 0 ? place.Run : runs[run - 1].Id, change == 0 ? place.Change : changes[change - 1].Id));
    }

    static TimelineEvent Of(Run run, TimelineParts parts)
    {
        var (stream, feed) = parts.Feeds[run.FeedId];
        return new TimelineEvent(run.StartedAt, run, null, parts.Streams.GetValueOrDefault(stream), feed);
    }

    static TimelineEvent Of(AuditEntry entry, TimelineParts parts)
    {
        if (entry.TargetKind == OfSource) return new TimelineEvent(entry.At, null, entry, null, null);
        var id = long.Parse(entry.TargetId, CultureInfo.InvariantCulture);
        if (entry.TargetKind == OfStream) return new TimelineEvent(entry.At, null, entry, parts.Streams.GetValueOrDefault(id), null);
        var (stream, feed) = parts.Feeds[id];
        return new TimelineEvent(entry.At, null, entry, parts.Streams.GetValueOrDefault(stream), feed);
    }

    static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
