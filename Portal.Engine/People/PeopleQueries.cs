using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>What several changes of people ask or do, within their transaction and under the room's lock.</summary>
static class PeopleQueries
{
    /// <summary>The page that asks may be older than the admin's rights.</summary>
    public static Task<bool> IsStillAdmin(this PortalDb db, Actor actor, CancellationToken stop) =>
        db.Set<Person>().AnyAsync(p => p.Id == actor.PersonId && p.Role == Role.Admin && p.DisabledAt == null, stop);

    /// <summary>Whoever decides about the business, or an admin.</summary>
    public static Task<bool> IsStillManager(this PortalDb db, Actor actor, CancellationToken stop) =>
        db.Set<Person>().AnyAsync(p => p.Id == actor.PersonId && (p.Role == Role.Manager || p.Role == Role.Admin) && p.DisabledAt == null, stop);

    /// <summary>Links made for this person stop being good.</summary>
    public static Task<int> VoidTickets(this PortalDb db, Guid personId, CancellationToken stop) =>
        db.Set<Ticket>().Where(t => t.PersonId == personId).ExecuteDeleteAsync(stop);
}
