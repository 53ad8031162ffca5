using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>
/// What a person changes of the portal needs an admin. What concerns people has rules of its own, as of one's own password; an
/// export of a list changes nothing, it is only written down; and whether a workflow runs on what is stale is a decision of
/// the business, which managers answer for.
/// </summary>
sealed class OnlyAdmins : IMayChange
{
    const string OfPeople = "person.", Exports = ".exported";

    static readonly string[] Decisions = ["workflow.overridden", "workflow.override-ended"];

    public async Task<Refusal?> Refuse(PortalDb db, Actor actor, string action, CancellationToken stop)
    {
        if (actor.PersonId is null || action.EndsWith(Exports, StringComparison.Ordinal) || action.StartsWith(OfPeople, StringComparison.Ordinal)) return null;
        if (Decisions.Contains(action)) return await db.IsStillManager(actor, stop) ? null : new NoLongerManager();
        return await db.IsStillAdmin(actor, stop) ? null : new NoLongerAdmin();
    }
}
