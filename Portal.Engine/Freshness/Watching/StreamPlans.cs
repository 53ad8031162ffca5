using Microsoft.EntityFrameworkCore;
using Portal.Engine.Calendars;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Fallbacks;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Freshness.Watching;

/// <summary>Reads what people have set, with the tolerance that others need where nobody set one.</summary>
sealed class StreamPlans(CalendarBook calendars, IEnumerable<ITolerances> needs)
{
    public async Task<IReadOnlyList<StreamPlan>> Read(PortalDb db, CancellationToken stop)
    {
        var needed = await Needed(db, stop);
        var sources = await db.Set<Source>().Select(source => new { source.Id, source.Name }).ToDictionaryAsync(source => source.Id, source => source.Name, stop);
        var feeds = (await db.Set<Feed>().OrderBy(feed => feed.Id).ToListAsync(stop)).ToLookup(feed => feed.StreamId);
        var times = await calendars.All(db, stop);
        return [.. (await db.Set<Stream>().OrderBy(stream => stream.Id).ToListAsync(stop)).Select(stream => Plan(
            stream, sources[stream.SourceId], times, [.. feeds[stream.Id]], [.. needed.Where(need => need.Entity == stream.EntityId)]))];
    }

    /// <summary>A stream as it would be with another promise; null if there is none.</summary>
    public async Task<StreamPlan?> With(PortalDb db, long id, StreamDraft promise, CancellationToken stop)
    {
        if (await db.Set<Stream>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } stream) return null;
        (stream.Tolerance, stream.Within, stream.Grace) = (promise.Tolerance, promise.Within, promise.Grace);
        (stream.CalendarId, stream.AgeIsWorkingTime, stream.FieldPromises) = (promise.CalendarId, promise.AgeIsWorkingTime, promise.FieldPromises);
        var feeds = await db.Set<Feed>().Where(feed => feed.StreamId == id).OrderBy(feed => feed.Id).ToArrayAsync(stop);
        return Plan(stream, "", await calendars.All(db, stop), feeds, [.. (await Needed(db, stop)).Where(need => need.Entity == stream.EntityId)]);
    }

    async Task<List<NeededTolerance>> Needed(PortalDb db, CancellationToken stop)
    {
        var needed = new List<NeededTolerance>();
        foreach (var need in needs) needed.AddRange(await need.Of(db, stop));
        return needed;
    }

    static WorkingTime Time(IReadOnlyDictionary<long, WorkingTime> times, long? calendar) => calendar is { } id ? times.GetValueOrDefault(id, WorkingTime.Always) : WorkingTime.Always;

    static StreamPlan Plan(Stream stream, string source, IReadOnlyDictionary<long, WorkingTime> times, Feed[] feeds, NeededTolerance[] needed)
    {
        var brings = feeds.SelectMany(feed => MappedNames.Of(feed.Mapping)).ToHashSet();
        needed = [.. needed.Where(need => need.Field is null || brings.Contains(need.Field))];
        var whole = new Promise
        {
            Tolerance = stream.Tolerance ?? Strictest(needed),
            Within = stream.Within,
            Grace = stream.Grace,
            Calendar = Time(times, stream.CalendarId),
            AgeIsWorkingTime = stream.AgeIsWorkingTime,
        };
        var fields = stream.FieldPromises.ToDictionary(field => field.Key, field => whole with
        {
            Tolerance = field.Value.Tolerance ?? stream.Tolerance ?? Strictest(needed.Where(need => need.Field is null || need.Field == field.Key)),
            Within = field.Value.Within ?? whole.Within,
        });
        return new StreamPlan(stream.Id, stream.Name, stream.SourceId, source, stream.EntityId, whole, fields, brings, [.. feeds.Select(feed => Facts(feed, times))]) { Fallback = StreamFallback.Of(stream) };
    }

    static TimeSpan? Strictest(IEnumerable<NeededTolerance> needed) => needed.Min(need => (TimeSpan?)need.Tolerance);

    static FeedFacts Facts(Feed feed, IReadOnlyDictionary<long, WorkingTime> times) => new()
    {
        Feed = feed.Id,
        Timetable = feed.Schedule.ToTimetable(feed.Id, feed.CreatedAt, calendar => times.GetValueOrDefault(calendar)),
        CreatedAt = feed.CreatedAt,
        ScheduledAt = feed.ScheduledAt,
        PausedAt = feed.PausedAt,
    };
}
