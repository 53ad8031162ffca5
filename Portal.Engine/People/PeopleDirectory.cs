using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>Who there is, and what an admin may do with them.</summary>
public sealed class PeopleDirectory(IDatabase database, Changes changes, PeopleChanged changed)
{
    public async Task<IReadOnlyList<Person>> List(PeopleFilter filter, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await filter.Narrow(db.Set<Person>()).OrderBy(p => p.Search).ThenBy(p => p.Id).Take(PeopleFilter.MostShown).ToListAsync(stop);
    }

    /// <returns>The people of a page, and how many pass the filter in all.</returns>
    public async Task<(IReadOnlyList<Person> People, int Total)> Page(PeopleFilter filter, int skip, int take, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var found = filter.Narrow(db.Set<Person>());
        return (await filter.Sort(found).Skip(skip).Take(take).ToListAsync(stop), await found.CountAsync(stop));
    }

    public async Task<Person?> Find(Guid id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, stop);
    }

    /// <returns>What those are called that there are.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> ids, CancellationToken stop = default)
    {
        if (ids.Count == 0) return new Dictionary<Guid, string>();
        await using var db = database.Read();
        return await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
    }

    public Task<Outcome<Person>> SetRole(Actor actor, Guid id, Role role, CancellationToken stop = default) =>
        Change(actor, "person.role-set", id, async (db, person) =>
        {
            if (person.Role == role) return null;
            if (person.Id == actor.PersonId) return new NotYourself();
            if (role != Role.Admin && await IsLastAdmin(db, person, stop)) return new LastAdmin();
            person.Role = role;
            return null;
        }, stop);

    public Task<Outcome<Person>> Rename(Actor actor, Guid id, string name, CancellationToken stop = default) =>
        Change(actor, "person.renamed", id, (_, person) =>
        {
            if (PersonName.Normalise(name) is not { } kept) return Task.FromResult<Refusal?>(new NotAName());
            person.Name = kept;
            return Task.FromResult<Refusal?>(null);
        }, stop);

    /// <summary>Ends all their sessions and keeps them from coming back.</summary>
    public Task<Outcome<Person>> Disable(Actor actor, Guid id, CancellationToken stop = default) =>
        Change(actor, "person.disabled", id, async (db, person) =>
        {
            if (person.DisabledAt is not null) return null;
            if (person.Id == actor.PersonId) return new NotYourself();
            if (await IsLastAdmin(db, person, stop)) return new LastAdmin();
            person.DisabledAt = changes.Now;
            person.Stamp = Tokens.Stamp();
            await db.VoidTickets(id, stop);
            return null;
        }, stop);

    public Task<Outcome<Person>> Enable(Actor actor, Guid id, CancellationToken stop = default) =>
        Change(actor, "person.enabled", id, (_, person) =>
        {
            (person.DisabledAt, person.LockedUntil, person.FailedTries) = (null, null, 0);
            return Task.FromResult<Refusal?>(null);
        }, stop);

    async Task<Outcome<Person>> Change(Actor actor, string action, Guid id, Func<PortalDb, Person, Task<Refusal?>> change, CancellationToken stop)
    {
        var outcome = await changes.Make<Person>(actor, action, async (db, _) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            if (!await db.IsStillAdmin(actor, stop)) return new NoLongerAdmin();
            var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, stop);
            if (person is null) return new NoSuchPerson();
            return await change(db, person) is { } refusal ? refusal : person;
        }, stop);
        if (outcome.Refusal is null) changed.Tell(id);
        return outcome;
    }

    static async Task<bool> IsLastAdmin(PortalDb db, Person person, CancellationToken stop) =>
        person is { Role: Role.Admin, DisabledAt: null }
        && !await db.Set<Person>().AnyAsync(p => p.Role == Role.Admin && p.DisabledAt == null && p.LastSignInAt != null && p.Id != person.Id, stop);
}
