using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Web.Shell;

namespace Portal.Web.Features.Home;

/// <summary>What is left to do until the portal is ready, asked of the rooms each time. What is not needed here stands in the audit log and nowhere else.</summary>
public sealed class HomeChecklist(IEnumerable<IChecklistItem> items, AuditLog log, Changes changes)
{
    const string NotNeeded = "checklist.not-needed", Kind = "checklist";

    /// <summary>All steps while one is open; none once all are over, so that the list leaves.</summary>
    public async Task<IReadOnlyList<ChecklistStep>> Steps(CancellationToken stop)
    {
        var steps = new List<ChecklistStep>();
        foreach (var item in items)
        {
            var done = await item.Done(stop);
            steps.Add(new ChecklistStep(item, done, done ? null : await Spared(item, stop)));
        }

        return steps.TrueForAll(step => step.IsOver) ? [] : steps;
    }

    /// <summary>Somebody says that it is not needed here.</summary>
    public Task<Outcome<Done>> Spare(Actor actor, IChecklistItem item, CancellationToken stop = default) => changes.Make<Done>(actor, NotNeeded, (_, trail) =>
    {
        trail.Note(NotNeeded, new AuditTarget(Kind, item.Spare ?? throw new InvalidOperationException($"\"{item.Title}\" is always needed."), item.Title));
        return Task.FromResult<Outcome<Done>>(default(Done));
    }, stop);

    async Task<AuditEntry?> Spared(IChecklistItem item, CancellationToken stop)
    {
        if (item.Spare is not { } id) return null;
        var said = await log.Page(new AuditFilter { Action = NotNeeded, TargetKind = Kind, TargetId = id }, AuditPlace.Newest, 1, stop);
        return said.Entries is [var entry] ? entry : null;
    }
}
