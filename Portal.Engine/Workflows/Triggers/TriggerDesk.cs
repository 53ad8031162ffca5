using Microsoft.EntityFrameworkCore;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Workflows.Gates;

namespace Portal.Engine.Workflows.Triggers;

/// <summary>Takes what asks a workflow to run: it goes at once while the gate is open, and waits in its order while it is not.</summary>
public sealed class TriggerDesk(IDatabase database, FreshnessBoard board, TimeProvider clock)
{
    public const int MostFetched = 100;

    /// <param name="workflow">Which workflow is to run.</param>
    /// <param name="key">The sender's own name of it; the same again is the same trigger.</param>
    /// <param name="body">What the workflow is to be given, as JSON.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<TriggerVerdict>> Take(Workflow workflow, string? key, string body, CancellationToken stop = default)
    {
        if (key is { Length: 0 or > WorkflowTrigger.LongestKey }) return new TriggerUnfit($"The key of a trigger has 1 to {WorkflowTrigger.LongestKey} letters.");
        if (System.Text.Encoding.UTF8.GetByteCount(body) > WorkflowTrigger.LargestBody) return new TriggerUnfit($"What a trigger says has at most {WorkflowTrigger.LargestBody / 1024} kB. Send where it is to be found instead.");
        var now = await board.Now(stop);
        var at = clock.GetUtcNow();
        var gate = Gate.At(workflow, now, at);
        return await database.Write(async db => await Take(db, workflow, gate, key, body, at, stop), WritePriority.Program, stop);
    }

    /// <summary>Those that were let go and that nobody has taken, in the order in which they came.</summary>
    public async Task<IReadOnlyList<TriggerAnswer>> Released(Workflow workflow, long after = 0, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return [.. (await db.Set<WorkflowTrigger>().Where(trigger => trigger.Workflow == workflow.Id && trigger.State == TriggerState.Released && trigger.Id > after)
            .OrderBy(trigger => trigger.Id).Take(MostFetched).ToListAsync(stop)).Select(trigger => TriggerAnswer.Of(workflow, trigger))];
    }

    /// <summary>Whoever runs the workflow has this one, so it is kept no longer.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> Taken(Workflow workflow, long id, CancellationToken stop = default) => database.Write(async db =>
        await db.Set<WorkflowTrigger>().Where(trigger => trigger.Workflow == workflow.Id && trigger.Id == id && trigger.State == TriggerState.Released).ExecuteDeleteAsync(stop) > 0,
        WritePriority.Program, stop);

    public async Task<int> Waiting(long workflow, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<WorkflowTrigger>().CountAsync(trigger => trigger.Workflow == workflow && trigger.State == TriggerState.Waiting, stop);
    }

    static async Task<Outcome<TriggerVerdict>> Take(PortalDb db, Workflow workflow, Gate gate, string? key, string body, DateTimeOffset at, CancellationToken stop)
    {
        await db.Exclusive(WorkflowsRoom.TriggersOf(workflow.Id), stop);
        var triggers = db.Set<WorkflowTrigger>().Where(trigger => trigger.Workflow == workflow.Id);
        if (key is not null && await triggers.SingleOrDefaultAsync(trigger => trigger.Key == key, stop) is { } same) return new TriggerVerdict(false, gate.Says, same.Id);
        var waiting = await triggers.CountAsync(trigger => trigger.State == TriggerState.Waiting, stop);
        // Nobody overtakes those that came while it was paused.
        if (gate.Says != Reaction.Pause && waiting == 0) return new TriggerVerdict(true, gate.Says, null);
        if (workflow.Keeps == Keeps.Nothing) return new KeepsNoTriggers(workflow.Label);
        if (waiting >= workflow.MostKept)
        {
            if (workflow.Keeps == Keeps.All) return new TooManyTriggers(workflow.Label, workflow.MostKept);
            foreach (var oldest in await triggers.Where(trigger => trigger.State == TriggerState.Waiting).OrderBy(trigger => trigger.Id).Take(waiting - workflow.MostKept + 1).ToListAsync(stop))
                (oldest.State, oldest.EndedAt) = (TriggerState.Replaced, at);
        }

        var trigger = new WorkflowTrigger { Workflow = workflow.Id, Key = key, Body = body, At = at, State = TriggerState.Waiting };
        db.Add(trigger);
        await db.SaveChangesAsync(stop);
        return new TriggerVerdict(false, gate.Says, trigger.Id);
    }
}
