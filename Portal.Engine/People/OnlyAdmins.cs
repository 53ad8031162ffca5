using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>
/// What a person changes of the portal needs an admin. What concerns people has rules of its own, as of one's own password; and
/// an export of the audit log changes nothing, it is only written down.
/// </summary>
sealed class OnlyAdmins : IMayChange
{
    const string OfPeople = "person.", Export = "audit.exported";

    public async Task<Refusal?> Refuse(PortalDb db, Actor actor, string action, CancellationToken stop) =>
        actor.PersonId is null || action == Export || action.StartsWith(OfPeople, StringComparison.Ordinal) || await db.IsStillAdmin(actor, stop) ? null : new NoLongerAdmin();
}
