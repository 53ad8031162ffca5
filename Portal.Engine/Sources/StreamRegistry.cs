using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Sources;

/// <summary>The kinds of records that a source has.</summary>
public sealed class StreamRegistry(IDatabase database, Changes changes, Removal removal) : IEntityUse, ICalendarUse
{
    /// <summary>Of one source, by name.</summary>
    public async Task<IReadOnlyList<Stream>> List(long sourceId, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Stream>().Where(stream => stream.SourceId == sourceId).OrderBy(stream => stream.Search).ToListAsync(stop);
    }

    public async Task<Stream?> Find(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Find(db, id, stop);
    }

    public Task<Outcome<Stream>> Add(Actor actor, long sourceId, StreamDraft draft, CancellationToken stop = default) =>
        changes.Make<Stream>(actor, "stream.added", async (db, trail) =>
        {
            // The entity's lock comes first, as it does where an entity is removed.
            await db.Shared(EntitiesRoom.Lock, stop);
            await db.Shared(CalendarsRoom.Lock, stop);
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (!await db.Set<Source>().AnyAsync(source => source.Id == sourceId, stop)) return new NoSuchSource();
            if (await Problems(db, draft, stop) is { Any: true } problems) return new SettingsUnfit(problems.All);
            if (await IsTaken(db, sourceId, draft, 0, stop)) return new StreamNameTaken(draft.Name);
            var stream = new Stream
            {
                Id = await Numbers.Next(db, "stream", stop),
                SourceId = sourceId,
                Name = draft.Name.Trim(),
                EntityId = draft.EntityId,
                CreatedAt = trail.At,
            };
            Fill(stream, draft);
            db.Add(stream);
            return stream;
        }, stop);

    public Task<Outcome<Stream>> Change(Actor actor, long id, StreamDraft draft, CancellationToken stop = default) =>
        changes.Make<Stream>(actor, "stream.changed", async (db, _) =>
        {
            await db.Shared(CalendarsRoom.Lock, stop);
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } stream) return new NoSuchStream();
            if (draft.EntityId != stream.EntityId) return new StreamKeepsEntity();
            if (await Problems(db, draft, stop) is { Any: true } problems) return new SettingsUnfit(problems.All);
            if (await IsTaken(db, stream.SourceId, draft, id, stop)) return new StreamNameTaken(draft.Name);
            stream.Name = draft.Name.Trim();
            Fill(stream, draft);
            return stream;
        }, stop);

    /// <param name="actor">Who does it.</param>
    /// <param name="id">Which one.</param>
    /// <param name="withAll">With its feeds and all that was read by them.</param>
    /// <param name="stop">Gives up waiting.</param>
    public Task<Outcome<Done>> Remove(Actor actor, long id, bool withAll = false, CancellationToken stop = default) =>
        changes.Make<Done>(actor, "stream.removed", async (db, trail) =>
        {
            await db.Exclusive(SourcesRoom.Lock, stop);
            if (await Find(db, id, stop) is not { } stream) return new NoSuchStream();
            var feeds = await db.Set<Feed>().CountAsync(feed => feed.StreamId == id, stop);
            if (feeds > 0 && !withAll) return new StreamHasFeeds(stream.Name, feeds);
            await StreamFallbacks.NoteGone(db, trail, [id], stop);
            await removal.Stream(db, stream, stop);
            return default(Done);
        }, stop);

    Task<IReadOnlyList<string>> IEntityUse.Of(PortalDb db, long entityId, CancellationToken stop) => Names(db, db.Set<Stream>().Where(stream => stream.EntityId == entityId), stop);

    async Task<IReadOnlyList<(long Calendar, string What)>> ICalendarUse.Of(PortalDb db, IReadOnlyCollection<long> calendars, CancellationToken stop)
    {
        var found = await db.Set<Stream>().Where(stream => stream.CalendarId != null && calendars.Contains(stream.CalendarId.Value))
            .Join(db.Set<Source>(), stream => stream.SourceId, source => source.Id, (stream, source) => new { Calendar = stream.CalendarId!.Value, Name = source.Name + ": " + stream.Name })
            .OrderBy(one => one.Name)
            .ToListAsync(stop);
        return [.. found.Select(one => (one.Calendar, one.Name))];
    }

    static async Task<IReadOnlyList<string>> Names(PortalDb db, IQueryable<Stream> streams, CancellationToken stop) => await streams
        .Join(db.Set<Source>(), stream => stream.SourceId, source => source.Id, (stream, source) => source.Name + ": " + stream.Name)
        .OrderBy(name => name)
        .ToListAsync(stop);

    static void Fill(Stream stream, StreamDraft draft)
    {
        (stream.Tolerance, stream.Within, stream.Grace) = (draft.Tolerance, draft.Within, draft.Grace);
        (stream.CalendarId, stream.AgeIsWorkingTime, stream.FieldPromises) = (draft.CalendarId, draft.AgeIsWorkingTime, draft.FieldPromises);
        (stream.GuardRows, stream.GuardShare, stream.Drift) = (draft.GuardRows, draft.GuardShare, draft.Drift);
    }

    static async Task<FormProblems> Problems(PortalDb db, StreamDraft draft, CancellationToken stop)
    {
        var problems = new FormProblems();
        SettingsCheck.Check(draft, problems);
        if (draft.CalendarId is { } calendar && !await db.Set<WorkCalendar>().AnyAsync(one => one.Id == calendar, stop)) problems.Add(nameof(draft.CalendarId), "There is no such calendar any more. Choose another one.");
        if (await db.Set<Entity>().SingleOrDefaultAsync(entity => entity.Id == draft.EntityId, stop) is not { } entity) problems.Add(nameof(draft.EntityId), "Choose what its records are.");
        else CheckFields(draft, entity.Label, entity.Fields, problems);
        return problems;
    }

    internal static void CheckFields(StreamDraft draft, string label, IReadOnlyList<EntityField> fields, FormProblems problems)
    {
        foreach (var (name, promise) in draft.FieldPromises)
        {
            var at = $"{nameof(draft.FieldPromises)}.{name}";
            if (fields.All(field => field.Name != name)) problems.Add(at, $"{label} has no field called {name}.");
            else if (promise.Tolerance <= TimeSpan.Zero || promise.Within <= TimeSpan.Zero) problems.Add(at, "Give a time of 1 second at least.");
        }
    }

    static Task<Stream?> Find(PortalDb db, long id, CancellationToken stop) => db.Set<Stream>().SingleOrDefaultAsync(stream => stream.Id == id, stop);

    static Task<bool> IsTaken(PortalDb db, long sourceId, StreamDraft draft, long except, CancellationToken stop)
    {
        var folded = Folding.Of(draft.Name.Trim());
        return db.Set<Stream>().AnyAsync(stream => stream.SourceId == sourceId && stream.Search == folded && stream.Id != except, stop);
    }
}
