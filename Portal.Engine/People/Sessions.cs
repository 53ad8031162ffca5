using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>
/// Who is signed in, and until when. The cookie only names a session; what counts is here, so that signing out ends it for
/// whoever has a copy of the cookie, and for pages that are open.
/// </summary>
public sealed class Sessions(IDatabase database, Changes changes, SignInOptions options, PeopleChanged changed)
{
    /// <summary>However often somebody comes back, after this they show their password again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public async Task<Session> Start(Person person, CancellationToken stop = default)
    {
        var now = changes.Now;
        var session = new Session { Id = Guid.CreateVersion7(now), PersonId = person.Id, StartedAt = now, EndsAt = now + options.SessionLength };
        await database.Write(async db =>
        {
            await db.Set<Session>().Where(s => s.EndsAt <= now).ExecuteDeleteAsync(stop);
            db.Add(session);
            return await db.SaveChangesAsync(stop);
        }, WritePriority.Person, stop);
        return session;
    }

    /// <returns>The person as they are now, or nobody if the session is over.</returns>
    public async Task<Person?> Current(SessionMark mark, CancellationToken stop = default) => (await Find(mark, stop))?.Person;

    /// <summary>As <see cref="Current"/>, for somebody who came back: their session goes on from now.</summary>
    public async Task<Person?> CameBack(SessionMark mark, CancellationToken stop = default)
    {
        var found = await Find(mark, stop);
        if (found is not null) await Prolong(found.Session, stop);
        return found?.Person;
    }

    public async Task End(Actor actor, SessionMark mark, CancellationToken stop = default)
    {
        await changes.Make<Done>(actor, "person.signed-out", async (db, trail) =>
        {
            var ended = await db.Set<Session>().Where(s => s.Id == mark.SessionId).ExecuteDeleteAsync(stop);
            if (ended > 0 && await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == mark.PersonId, stop) is { } person) trail.Note("person.signed-out", person);
            return default(Done);
        }, stop);
        changed.Tell(mark.PersonId);
    }

    async Task<Found?> Find(SessionMark mark, CancellationToken stop)
    {
        var now = changes.Now;
        await using var db = database.Read();
        return await db.Set<Session>()
            .Where(s => s.Id == mark.SessionId && s.PersonId == mark.PersonId && s.EndsAt > now)
            .Join(db.Set<Person>().Where(p => p.Stamp == mark.Stamp && p.DisabledAt == null), s => s.PersonId, p => p.Id, (s, p) => new Found(s, p))
            .SingleOrDefaultAsync(stop);
    }

    /// <summary>Written only when a good part of the time has gone, so that pages do not cost a write each.</summary>
    async Task Prolong(Session session, CancellationToken stop)
    {
        var now = changes.Now;
        if (session.EndsAt - now > options.SessionLength * 0.9) return;
        var ends = Earlier(now + options.SessionLength, session.StartedAt + Longest);
        await database.Write(db => db.Set<Session>().Where(s => s.Id == session.Id && s.EndsAt > now).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndsAt, ends), stop), WritePriority.Program, stop);
    }

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    sealed record Found(Session Session, Person Person);
}
