namespace Portal.Tests.Web.Deeds;

/// <summary>All that is written down and takes nothing away that a person on a page would have to be asked about first.</summary>
static class TakesNothing
{
    public static IReadOnlyDictionary<string, string[]> ByReason { get; } = new Dictionary<string, string[]>
    {
        ["Something is added, let go on or sent."] =
        [
            "agent.created", "agent.enabled", "calendar.added", "destination.added", "destination.enabled", "destination.tested", "entity.added", "feed.added", "message.sent-again",
            "person.enabled", "person.invited", "source.added", "stream.added", "workflow.added",
        ],
        ["A form shows how it is and how it is to be, and it can be changed back."] =
            ["agent.changed", "calendar.changed", "destination.changed", "entity.changed", "person.renamed", "source.changed", "stream.changed", "workflow.changed", "workflow.overridden", "workflow.override-ended"],
        ["The field says that one is stored and that what is typed takes its place."] = ["secret.stored"],
        ["It waits, and nothing is lost meanwhile."] = ["destination.disabled", "destination.paused", "removals.rejected"],
        ["More is mapped, and what is changed by it is in feed.changed."] = ["drift.applied"],
        ["Somebody signs in, or out, or tries to, or chooses their own password."] =
        [
            "person.first-admin", "person.joined", "person.locked", "person.login-linked", "person.password-change-failed", "person.password-changed", "person.password-rehashed", "person.password-reset",
            "person.sign-in-failed", "person.sign-in-refused", "person.signed-in", "person.signed-out", "portal.setup-refused",
        ],
        ["A hint leaves the first page, which says who said so, and what it hints at can be done as before."] = ["checklist.not-needed"],
        ["Somebody looks."] = ["configuration.exported", "data.revealed", "sources.exported"],
        ["It is part of what was asked about: removing a stream or a source, taking the sample out, applying a file."] = ["entity.removed", "feed.removed", "stream.fallback-gone"],
        ["Only a command does it."] = ["master-key.changed", "person.recovered"],
    };

    /// <summary>What takes something away and no page does yet, and the type that does it: a page that does needs a row.</summary>
    public static IReadOnlyDictionary<string, string> OnNoPage { get; } = new Dictionary<string, string>
    {
        ["hold.approved"] = "UnifiedHolds",
        ["hold.split"] = "UnifiedHolds",
        ["record.erased"] = "Erasure",
        ["secret.retired"] = "vault.Retire",
        ["secret.rotated"] = "vault.Rotate",
    };
}
