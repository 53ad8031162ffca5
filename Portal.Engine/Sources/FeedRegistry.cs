using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Sources;

/// <summary>The ways in which streams are filled.</summary>
public sealed class FeedRegistry(IDatabase database, Changes changes, FeedCheck check, Removal removal, IEnumerable<IBeginsAnew> others) : ICalendarUse
{
    const int MostReadSo = 10;

    /// <summary>What stands in the column of a schedule that goes by a calendar, and of no other.</summary>
    const string NamesCalendar = "\"calendarId\":";

    /// <summary>Says which feed was added, changed or removed here. Raised after the commit.</summary>
    public event Action<long>? Changed;

    /// <summary>Of one stream, by name.</summary>
    public async Task<IReadOnlyList<Feed>> List(long streamId, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Feed>().Where(feed => feed.StreamId == streamId).OrderBy(feed => feed.Search).ToListAsync(stop);
    }

    public async Task<Feed?> Find(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Find(db, id, stop);
    }

    /// <summary>The sources of which a feed is read exactly so, whatever they are called; the oldest first, and a few of them.</summary>
    public async Task<IReadOnlyList<Source>> SourcesReadSo(IReadOnlyCollection<string> settings, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var read = db.Set<Feed>().Where(feed => settings.Contains(feed.Settings)).Join(db.Set<Stream>(), feed => feed.StreamId, stream => stream.Id, (_, stream) => stream.SourceId);
        return await db.Set<Source>().Where(source => read.Contains(source.Id)).OrderBy(source => source.Id).Take(MostReadSo).ToListAsync(stop);
    }

    public async Task<Outcome<Feed>> Add(Actor actor, long streamId, FeedDraft draft, CancellationToken stop = default)
    {
        if (check.Of(draft, out var settings) is { Any: true } problems) return new SettingsUnfit(problems.All);
        return Told(await changes.Make<Feed>(actor, "feed.added", async (db, trail) =>
        {
            await db.Shared(CalendarsRoom.Lock, stop);
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (!await db.Set<Stream>().AnyAsync(stream => stream.Id == streamId, stop)) return new NoSuchStream();
            if (await IsTaken(db, streamId, draft, 0, stop)) return new FeedNameTaken(draft.Name);
            if (await MissingCalendar(db, draft, stop) is { } missing) return missing;
            var feed = new Feed
            {
                Id = await Numbers.Next(db, "feed", stop),
                StreamId = streamId,
                Name = draft.Name.Trim(),
                Connector = draft.Connector,
                Settings = settings!,
                Mapping = draft.Mapping,
                Schedule = draft.Schedule.Plain(),
                Sweeps = draft.Sweeps,
                ScheduledAt = trail.At,
                CreatedAt = trail.At,
            };
            db.Add(feed);
            return feed;
        }, stop));
    }

    /// <summary>Whoever reads otherwise, or makes something else of it, begins anew: where the feed stood hides what it did not read.</summary>
    public Task<Outcome<Feed>> Change(Actor actor, long id, FeedDraft draft, CancellationToken stop = default) => Change(actor, id, null, draft, stop);

    /// <summary>Changes it if it still is as somebody saw it, so that nobody undoes unknowingly what another did.</summary>
    public Task<Outcome<Feed>> Change(Actor actor, Feed seen, FeedDraft draft, CancellationToken stop = default) => Change(actor, seen.Id, FeedDraft.Of(seen), draft, stop);

    async Task<Outcome<Feed>> Change(Actor actor, long id, FeedDraft? seen, FeedDraft draft, CancellationToken stop)
    {
        if (check.Of(draft, out var settings) is { Any: true } problems) return new SettingsUnfit(problems.All);
        return await Edit(actor, "feed.changed", id, async (db, trail, feed) =>
        {
            if (seen is not null && seen != FeedDraft.Of(feed)) return new FeedChangedMeanwhile();
            if (draft.Connector != feed.Connector) return new FeedKeepsConnector();
            if (await IsTaken(db, feed.StreamId, draft, id, stop)) return new FeedNameTaken(draft.Name);
            if (await MissingCalendar(db, draft, stop) is { } missing) return missing;
            var why = !check.ReadsTheSame(feed, settings!) ? "settings" : !FeedCheck.IsSame(feed.Mapping, draft.Mapping) ? "mapping" : null;
            (feed.Name, feed.Settings, feed.Mapping) = (draft.Name.Trim(), settings!, draft.Mapping);
            if (feed.Schedule != draft.Schedule.Plain()) feed.ScheduledAt = trail.At;
            (feed.Schedule, feed.Sweeps) = (draft.Schedule.Plain(), draft.Sweeps);
            if (why is not null && await BeginAnew(db, id, stop)) trail.Note("feed.set-back", feed, $$"""{"watermark":null,"changed":"{{why}}"}""");
            return null;
        }, stop);
    }

    /// <summary>Keeps it from running until somebody lets it go on. Who paused it first, and why, stays.</summary>
    public Task<Outcome<Feed>> Pause(Actor actor, long id, string why, CancellationToken stop = default) =>
        Edit(actor, "feed.paused", id, (_, _, feed) =>
        {
            if (why.Trim().Length is 0 or > Feed.LongestWhy) return Task.FromResult<Refusal?>(new PauseWithoutReason());
            if (feed.PausedAt is null) (feed.PausedBy, feed.PausedWhy, feed.PausedAt) = (actor.Name.Length > Feed.LongestPausedBy ? actor.Name[..Feed.LongestPausedBy] : actor.Name, why.Trim(), changes.Now);
            return Task.FromResult<Refusal?>(null);
        }, stop);

    public Task<Outcome<Feed>> Resume(Actor actor, long id, CancellationToken stop = default) => Resume(actor, id, null, stop);

    /// <summary>Why it goes on, where somebody says so, is kept in the audit log beside who it was: nothing of the feed itself holds it.</summary>
    public Task<Outcome<Feed>> Resume(Actor actor, long id, string? why, CancellationToken stop = default) =>
        Edit(actor, "feed.resumed", id, (_, trail, feed) =>
        {
            if (why?.Trim().Length > Feed.LongestWhy) return Task.FromResult<Refusal?>(new ResumeReasonTooLong());
            if (feed.PausedAt is null && !string.IsNullOrWhiteSpace(why)) return Task.FromResult<Refusal?>(new ResumedAlready());
            if (feed.PausedAt is not null) feed.ScheduledAt = changes.Now;
            if (!string.IsNullOrWhiteSpace(why)) trail.Say(feed, "resumedWhy", why.Trim());
            (feed.PausedBy, feed.PausedWhy, feed.PausedAt) = (null, null, null);
            return Task.FromResult<Refusal?>(null);
        }, stop);

    /// <summary>The rows that it brought stay with its stream.</summary>
    public async Task<Outcome<Done>> Remove(Actor actor, long id, CancellationToken stop = default)
    {
        var outcome = await changes.Make<Done>(actor, "feed.removed", async (db, _) =>
        {
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } feed) return new NoSuchFeed();
            await removal.Feed(db, feed, stop);
            return default(Done);
        }, stop);
        if (outcome.Refusal is null) Changed?.Invoke(id);
        return outcome;
    }

    /// <summary>Only those that go by some calendar are read; by which one is no column.</summary>
    async Task<IReadOnlyList<(long Calendar, string What)>> ICalendarUse.Of(PortalDb db, IReadOnlyCollection<long> calendars, CancellationToken stop)
    {
        var feeds = await db.Set<Feed>().Where(feed => ((string)(object)feed.Schedule).Contains(NamesCalendar)).Join(db.Set<Stream>(), feed => feed.StreamId, stream => stream.Id, (feed, stream) => new { stream.Name, Feed = feed }).ToListAsync(stop);
        return [.. feeds.Where(one => one.Feed.Schedule.CalendarId is { } used && calendars.Contains(used))
            .Select(one => (Calendar: one.Feed.Schedule.CalendarId!.Value, What: $"the schedule of {one.Name}: {one.Feed.Name}"))
            .OrderBy(use => use.What, StringComparer.Ordinal)];
    }

    static async Task<Refusal?> MissingCalendar(PortalDb db, FeedDraft draft, CancellationToken stop) =>
        draft.Schedule is { Kind: ScheduleKind.WorkingHours, CalendarId: { } calendar } && !await db.Set<WorkCalendar>().AnyAsync(one => one.Id == calendar, stop)
            ? new SettingsUnfit([new($"{nameof(draft.Schedule)}.{nameof(Schedule.CalendarId)}", "There is no such calendar any more. Choose another one.")])
            : null;

    async Task<Outcome<Feed>> Edit(Actor actor, string action, long id, Func<PortalDb, AuditTrail, Feed, Task<Refusal?>> edit, CancellationToken stop) =>
        Told(await changes.Make<Feed>(actor, action, async (db, trail) =>
        {
            await db.Shared(CalendarsRoom.Lock, stop);
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } feed) return new NoSuchFeed();
            return await edit(db, trail, feed) is { } refusal ? refusal : feed;
        }, stop));

    async Task<bool> BeginAnew(PortalDb db, long id, CancellationToken stop)
    {
        var hadBegun = false;
        foreach (var other in others) hadBegun |= await other.FeedBeginsAnew(db, id, stop);
        return hadBegun;
    }

    Outcome<Feed> Told(Outcome<Feed> outcome)
    {
        if (outcome.Succeeded(out var feed, out _)) Changed?.Invoke(feed.Id);
        return outcome;
    }

    static Task<Feed?> Find(PortalDb db, long id, CancellationToken stop) => db.Set<Feed>().SingleOrDefaultAsync(feed => feed.Id == id, stop);

    static Task<bool> IsTaken(PortalDb db, long streamId, FeedDraft draft, long except, CancellationToken stop)
    {
        var folded = Folding.Of(draft.Name.Trim());
        return db.Set<Feed>().AnyAsync(feed => feed.StreamId == streamId && feed.Search == folded && feed.Id != except, stop);
    }
}
