using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Deliveries;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Gates;
using Portal.Engine.Workflows.Triggers;

namespace Portal.Engine.Workflows.Keeping;

/// <summary>
/// Writes down when a gate says something else, tells the workflow in the same transaction, and lets go of the triggers that
/// waited. Nobody waits for it to know what a gate says. However many instances follow, each change is written and told once.
/// </summary>
sealed class GateKeeper(IDatabase database, Outbox outbox, FreshnessNews freshness, GateNews news) : IFollowsFreshness
{
    readonly Dictionary<long, GateState> _states = [];
    readonly Dictionary<long, long> _announced = [];
    readonly Dictionary<long, Judged> _judged = [];
    FreshnessNow _seen = FreshnessNow.Nothing;
    bool _hasRead;
    DateTimeOffset _looked;

    public async Task Follow(Look look, CancellationToken stop)
    {
        var workflows = await Workflows(stop);
        foreach (var gone in _judged.Keys.Except(workflows.Select(workflow => workflow.Id)).ToArray()) _judged.Remove(gone);
        if (workflows.Count == 0) return;
        if (!_hasRead) await Read(stop);

        var others = look.Now.OtherThan(_seen);
        var open = workflows.Where(workflow => _judged.GetValueOrDefault(workflow.Id)?.Holds(workflow, others, look.At) != true).ToArray();
        var turns = open.SelectMany(workflow => Turns(workflow, look)).ToArray();
        if (turns.Length > 0 && !await Write(turns, stop))
        {
            // Another instance was quicker; what it wrote is where this one goes on at the next look.
            await Read(stop);
            _judged.Clear();
            freshness.Tell();
            Announce();
            return;
        }

        if (turns.Length > 0) freshness.Tell();
        foreach (var workflow in open) _judged[workflow.Id] = Judged.At(workflow, look);
        (_looked, _seen) = (look.At, look.Now);
        Announce();
        await LetGo(workflows, look, stop);
    }

    /// <summary>The changes since the last look, at the moments at which they came.</summary>
    IEnumerable<GateTurn> Turns(Workflow workflow, Look look)
    {
        var state = _states.GetValueOrDefault(workflow.Id);
        var (says, lacks) = (state?.Says, state?.Lacks);
        // What was committed or decided meanwhile holds from then on; before that the gate was another one, which nobody knows.
        var from = Later(state is null ? look.At : Instant.At(state.At), Later(_looked, Decided(workflow, look)));
        foreach (var at in Gate.Turns(workflow, look.Now, from, look.At).Prepend(from).Append(look.At).Where(at => at <= look.At))
        {
            var gate = Gate.At(workflow, look.Now, at);
            var brief = GateTurn.Short(gate);
            if (says == gate.Says && lacks == brief) continue;
            (says, lacks) = (gate.Says, brief);
            yield return new GateTurn(workflow, at, gate);
        }
    }

    /// <summary>Only to whoever waits in this process: a workflow itself is told by its callbacks.</summary>
    void Announce()
    {
        foreach (var (workflow, state) in _states)
        {
            if (_announced.GetValueOrDefault(workflow) == state.Change) continue;
            _announced[workflow] = state.Change;
            news.Tell(workflow);
        }
    }

    static DateTimeOffset Decided(Workflow workflow, Look look)
    {
        var streams = workflow.Needs.SelectMany(need => look.Now.Bringing(need.Entity, need.Field)).Max(stream => stream.Facts.Decided);
        return Later(streams ?? DateTimeOffset.MinValue, workflow.OverrideAt ?? DateTimeOffset.MinValue);
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    async Task<bool> Write(GateTurn[] turns, CancellationToken stop)
    {
        var written = await database.Write(async db =>
        {
            await db.Exclusive(WorkflowsRoom.Lock, stop);
            var states = await db.Set<GateState>().ToDictionaryAsync(state => state.Workflow, stop);
            var known = await db.Set<Workflow>().Select(workflow => workflow.Id).ToListAsync(stop);
            // One that was removed meanwhile is told of nothing.
            turns = [.. turns.Where(turn => known.Contains(turn.Workflow.Id))];
            if (turns.Any(turn => states.GetValueOrDefault(turn.Workflow.Id)?.Change != _states.GetValueOrDefault(turn.Workflow.Id)?.Change)) return null;

            var entities = await db.Set<Entity>().ToListAsync(stop);
            var (labels, names) = (entities.ToDictionary(entity => entity.Id, entity => entity.Label), entities.ToDictionary(entity => entity.Id, entity => entity.Name));
            foreach (var of in turns.GroupBy(turn => turn.Workflow.Id)) await Write(db, [.. of], states, labels, names, stop);
            return states;
        }, WritePriority.Program, stop);
        if (written is null) return false;
        foreach (var (id, state) in written) _states[id] = state;
        outbox.Wake();
        return true;
    }

    async Task Write(PortalDb db, GateTurn[] turns, Dictionary<long, GateState> states, Dictionary<long, string> labels, Dictionary<long, string> names, CancellationToken stop)
    {
        var workflow = turns[0].Workflow;
        var state = states.GetValueOrDefault(workflow.Id);
        foreach (var turn in turns)
        {
            var why = GateWords.Why(turn.Gate, workflow, labels);
            var change = new GateChange { Workflow = workflow.Id, At = Instant.Of(turn.At), Says = turn.Gate.Says, Why = why };
            db.Add(change);
            await db.SaveChangesAsync(stop);
            var isOther = state is null || state.Says != turn.Gate.Says;
            if (state is null)
            {
                state = new GateState { Workflow = workflow.Id, Change = change.Id, Says = turn.Gate.Says, Since = change.At, At = change.At, Lacks = GateTurn.Short(turn.Gate) };
                db.Add(state);
                states.Add(workflow.Id, state);
            }
            else
            {
                (state.Change, state.Says, state.At, state.Lacks) = (change.Id, turn.Gate.Says, change.At, GateTurn.Short(turn.Gate));
                if (isOther) state.Since = change.At;
            }

            if (isOther) await Tell(db, workflow, "workflow.gate.changed", GateAnswer.From(workflow, turn.Gate, turn.At, why, turn.At, names), stop);
        }

        await db.SaveChangesAsync(stop);
    }

    async Task Tell<T>(PortalDb db, Workflow workflow, string type, T data, CancellationToken stop)
    {
        foreach (var destination in await Callbacks.Of(db, workflow.Id, stop)) await outbox.Add(db, destination, type, JsonSerializer.SerializeToElement(data, GateAnswer.Json), stop);
    }

    /// <summary>Triggers that waited go in the order in which they came.</summary>
    async Task LetGo(IReadOnlyList<Workflow> workflows, Look look, CancellationToken stop)
    {
        List<long> waiting;
        await using (var db = database.Read())
        {
            waiting = await db.Set<WorkflowTrigger>().Where(trigger => trigger.State == TriggerState.Waiting).Select(trigger => trigger.Workflow).Distinct().ToListAsync(stop);
        }

        foreach (var workflow in workflows.Where(one => waiting.Contains(one.Id) && Gate.At(one, look.Now, look.At).Says != Reaction.Pause))
        {
            await database.Write(async db =>
            {
                await db.Exclusive(WorkflowsRoom.TriggersOf(workflow.Id), stop);
                foreach (var trigger in await db.Set<WorkflowTrigger>().Where(one => one.Workflow == workflow.Id && one.State == TriggerState.Waiting).OrderBy(one => one.Id).ToListAsync(stop))
                {
                    (trigger.State, trigger.EndedAt) = (TriggerState.Released, look.At);
                    await Tell(db, workflow, "workflow.triggered", TriggerAnswer.Of(workflow, trigger), stop);
                }

                await db.SaveChangesAsync(stop);
                return default(Done);
            }, WritePriority.Program, stop);
            outbox.Wake();
        }
    }

    async Task<IReadOnlyList<Workflow>> Workflows(CancellationToken stop)
    {
        // A portal without workflows asks the database no more than this.
        await using (var connection = await database.Open(stop))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT count(*) FROM workflows";
            if (await command.ExecuteScalarAsync(stop) is not > 0L) return [];
        }

        await using var db = database.Read();
        return await db.Set<Workflow>().OrderBy(workflow => workflow.Id).ToListAsync(stop);
    }

    async Task Read(CancellationToken stop)
    {
        await using var db = database.Read();
        _states.Clear();
        foreach (var state in await db.Set<GateState>().ToListAsync(stop)) _states.Add(state.Workflow, state);
        _hasRead = true;
    }
}
