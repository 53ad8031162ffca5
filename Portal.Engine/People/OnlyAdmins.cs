using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>
/// What a person changes of the portal needs an admin. What concerns people has rules of its own, as of one's own password; and two
/// things are the managers': to take away the lists that they see, and to decide whether a workflow runs on what is stale, which
/// they answer for.
/// </summary>
sealed class OnlyAdmins : IMayChange
{
    const string OfPeople = "person.", Exported = ".exported";

    static readonly string[] Decisions = ["workflow.overridden", "workflow.override-ended"];

    /// <summary>By name, so that an export of anything else is the admins' until somebody decides otherwise.</summary>
    static readonly string[] Lists = ["audit", "calendars", "data", "drifts", "entities", "freshness", "gates", "mappings", "quarantine", "records", "runs", "schema", "sources", "streams", "timeline", "verdicts", "workflows"];

    public async Task<Refusal?> Refuse(PortalDb db, Actor actor, string action, CancellationToken stop)
    {
        if (actor.PersonId is null || action.StartsWith(OfPeople, StringComparison.Ordinal)) return null;
        if (Decisions.Contains(action) || Lists.Any(list => action == list + Exported)) return await db.IsStillManager(actor, stop) ? null : new NoLongerManager();
        return await db.IsStillAdmin(actor, stop) ? null : new NoLongerAdmin();
    }
}
