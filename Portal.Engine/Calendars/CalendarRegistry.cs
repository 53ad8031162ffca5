using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

/// <summary>The calendars by which people work.</summary>
public sealed class CalendarRegistry(IDatabase database, Changes changes, IEnumerable<ICalendarUse> uses)
{
    /// <summary>Says which calendar was changed here. Raised after the commit.</summary>
    public event Action<long>? Changed;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<WorkCalendar>> List(CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<WorkCalendar>().OrderBy(calendar => calendar.Search).ToListAsync(stop);
    }

    public async Task<WorkCalendar?> Find(long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<WorkCalendar>().SingleOrDefaultAsync(calendar => calendar.Id == id, stop);
    }

    /// <returns>The calendars of a page, and how many pass the filter in all.</returns>
    public async Task<(IReadOnlyList<WorkCalendar> Calendars, int Total)> Page(CalendarFilter filter, int skip, int take, CancellationToken stop = default)
    {
        await using var db = database.Read();
        await using var moment = await db.Moment(stop);
        var found = filter.Narrow(db.Set<WorkCalendar>());
        return (await filter.Sort(found).Skip(skip).Take(take).ToListAsync(stop), await found.CountAsync(stop));
    }

    /// <returns>What uses each calendar, in words for a person.</returns>
    public async Task<ILookup<long, string>> Uses(IReadOnlyCollection<long> calendars, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Uses(db, calendars, stop);
    }

    public Task<Outcome<WorkCalendar>> Add(Actor actor, CalendarDraft draft, CancellationToken stop = default) =>
        changes.Make<WorkCalendar>(actor, "calendar.added", async (db, trail) =>
        {
            await db.Exclusive(CalendarsRoom.Lock, stop);
            if (await Refuse(db, draft, 0, stop) is { } refusal) return refusal;
            var calendar = new WorkCalendar { Id = await Numbers.Next(db, "calendar", stop), Name = draft.Name.Trim(), Zone = draft.Zone, Hours = draft.Hours, CreatedAt = trail.At };
            Fill(calendar, draft);
            db.Add(calendar);
            return calendar;
        }, stop);

    public async Task<Outcome<WorkCalendar>> Change(Actor actor, long id, CalendarDraft draft, CancellationToken stop = default)
    {
        var outcome = await changes.Make<WorkCalendar>(actor, "calendar.changed", async (db, _) =>
        {
            await db.Exclusive(CalendarsRoom.Lock, stop);
            if (await db.Set<WorkCalendar>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } calendar) return new NoSuchCalendar();
            if (await Refuse(db, draft, id, stop) is { } refusal) return refusal;
            Fill(calendar, draft);
            return calendar;
        }, stop);
        if (outcome.Refusal is null) Changed?.Invoke(id);
        return outcome;
    }

    public Task<Outcome<Done>> Remove(Actor actor, long id, CancellationToken stop = default) =>
        changes.Make<Done>(actor, "calendar.removed", async (db, _) =>
        {
            await db.Exclusive(CalendarsRoom.Lock, stop);
            if (await db.Set<WorkCalendar>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } calendar) return new NoSuchCalendar();
            if ((await Uses(db, [id], stop))[id].ToArray() is { Length: > 0 } by) return new CalendarInUse(calendar.Name, by);
            db.Remove(calendar);
            return default(Done);
        }, stop);

    async Task<ILookup<long, string>> Uses(PortalDb db, IReadOnlyCollection<long> calendars, CancellationToken stop)
    {
        var by = new List<(long Calendar, string What)>();
        foreach (var use in uses) by.AddRange(await use.Of(db, calendars, stop));
        return by.ToLookup(use => use.Calendar, use => use.What);
    }

    static void Fill(WorkCalendar calendar, CalendarDraft draft) =>
        (calendar.Name, calendar.Zone, calendar.Hours, calendar.Country, calendar.DaysOff, calendar.ExtraDays) = (draft.Name.Trim(), draft.Zone, draft.Hours, draft.Country, draft.DaysOff, draft.ExtraDays);

    static async Task<Refusal?> Refuse(PortalDb db, CalendarDraft draft, long except, CancellationToken stop)
    {
        var problems = new FormProblems();
        draft.Validate(problems);
        if (problems.Any) return new SettingsUnfit(problems.All);
        var folded = Folding.Of(draft.Name.Trim());
        return await db.Set<WorkCalendar>().AnyAsync(one => one.Search == folded && one.Id != except, stop) ? new CalendarNameTaken(draft.Name.Trim()) : null;
    }
}
