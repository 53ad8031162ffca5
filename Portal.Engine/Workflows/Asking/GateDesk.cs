using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Scheduling;
using Portal.Engine.Store;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Workflows.Gates;
using Portal.Engine.Workflows.Keeping;

namespace Portal.Engine.Workflows.Asking;

/// <summary>Answers what a gate says now, with all that is in its way, why, and when that is tried again.</summary>
public sealed class GateDesk(IDatabase database, FreshnessBoard board, FeedSchedule schedule, TimeProvider clock)
{
    public async Task<GateAnswer> Ask(Workflow workflow, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var (gate, answer) = (await Answers(db, [workflow], stop))[0];
        if (gate.Lacks.Count == 0) return answer;

        var last = await RunBook.LastEnded(db, [.. gate.Lacks.SelectMany(lack => lack.Stream?.Feeds ?? []).Select(feed => feed.Feed).Distinct()], stop);
        var lacks = new List<LackAnswer>();
        foreach (var (lack, said) in gate.Lacks.Zip(answer.Lacks)) lacks.Add(lack.Stream is { } stream ? await Explain(stream, last, said, stop) : said);
        return answer with { Lacks = lacks };
    }

    /// <summary>The same of many in as few questions to the database as of one, without who must act and when it is tried again.</summary>
    public async Task<IReadOnlyList<GateAnswer>> Ask(IReadOnlyList<Workflow> workflows, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return [.. (await Answers(db, workflows, stop)).Select(one => one.Answer)];
    }

    /// <summary>What each of them says now, without asking the database.</summary>
    public async Task<IReadOnlyList<Reaction>> Says(IReadOnlyList<Workflow> workflows, CancellationToken stop = default)
    {
        var (now, at) = (await board.Now(stop), clock.GetUtcNow());
        return [.. workflows.Select(workflow => Gate.At(workflow, now, at).Says)];
    }

    /// <summary>What of these will be stale at times although everything runs when it is due.</summary>
    public async Task<IReadOnlyList<CannotBeMet>> CannotBeMet(IEnumerable<Need> needs, CancellationToken stop = default) =>
        [.. Gate.CannotBeMet(needs, await board.Now(stop), clock.GetUtcNow())];

    async Task<IReadOnlyList<(Gate Gate, GateAnswer Answer)>> Answers(PortalDb db, IReadOnlyList<Workflow> workflows, CancellationToken stop)
    {
        var (now, at) = (await board.Now(stop), clock.GetUtcNow());
        var (ids, kinds) = (workflows.Select(workflow => workflow.Id).ToArray(), workflows.SelectMany(workflow => workflow.Needs).Select(need => need.Entity).Distinct().ToArray());
        var states = await db.Set<GateState>().Where(one => ids.Contains(one.Workflow)).ToDictionaryAsync(one => one.Workflow, stop);
        var entities = await db.Set<Entity>().Where(entity => kinds.Contains(entity.Id)).ToListAsync(stop);
        var (labels, names) = (entities.ToDictionary(entity => entity.Id, entity => entity.Label), entities.ToDictionary(entity => entity.Id, entity => entity.Name));
        return [.. workflows.Select(workflow =>
        {
            var gate = Gate.At(workflow, now, at);
            var since = states.GetValueOrDefault(workflow.Id) is { } state && state.Says == gate.Says ? Instant.At(state.Since) : (DateTimeOffset?)null;
            return (gate, GateAnswer.From(workflow, gate, since, GateWords.Why(gate, workflow, labels), at, names));
        })];
    }

    async Task<LackAnswer> Explain(StreamPlan stream, IReadOnlyDictionary<long, Run> ended, LackAnswer said, CancellationToken stop)
    {
        var (cause, who, next) = ((string?)null, (Who?)null, (DateTimeOffset?)null);
        foreach (var feed in stream.Feeds)
        {
            var last = ended.GetValueOrDefault(feed.Feed);
            if (last is { State: not RunState.Succeeded } or { Who: not null }) (cause, who) = (last.Message, last.Who);
            if (feed.PausedAt is not null || await schedule.Next(feed.Feed, stop) is not { } slot) continue;
            if (last?.NotBefore > slot) slot = last.NotBefore.Value;
            if (next is null || slot < next) next = slot;
        }

        return said with { Cause = cause, Who = who, BackBy = next };
    }
}
