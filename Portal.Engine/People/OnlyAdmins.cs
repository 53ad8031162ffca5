using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>What a person changes of the portal needs an admin. What concerns people has rules of its own, as of one's own password.</summary>
sealed class OnlyAdmins : IMayChange
{
    const string OfPeople = "person.";

    public async Task<Refusal?> Refuse(PortalDb db, Actor actor, string action, CancellationToken stop) =>
        actor.PersonId is null || action.StartsWith(OfPeople, StringComparison.Ordinal) || await db.IsStillAdmin(actor, stop) ? null : new NoLongerAdmin();
}
