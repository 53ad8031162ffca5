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
        var now = await board.Now(stop);
        var at = clock.GetUtcNow();
        var gate = Gate.At(workflow, now, at);
        await using var db = database.Read();
        var state = await db.Set<GateState>().SingleOrDefaultAsync(one => one.Workflow == workflow.Id, stop);
        var since = state?.Says == gate.Says ? Instant.At(state.Since) : (DateTimeOffset?)null;
        var ids = workflow.Needs.Select(need => need.Entity).ToArray();
        var entities = await db.Set<Entity>().Where(entity => ids.Contains(entity.Id)).ToListAsync(stop);
        var why = GateWords.Why(gate, workflow, entities.ToDictionary(entity => entity.Id, entity => entity.Label));
        var answer = GateAnswer.From(workflow, gate, since, why, at, entities.ToDictionary(entity => entity.Id, entity => entity.Name));
        if (gate.Lacks.Count == 0) return answer;

        var lacks = new List<LackAnswer>();
        foreach (var (lack, said) in gate.Lacks.Zip(answer.Lacks)) lacks.Add(lack.Stream is { } stream ? await Explain(db, stream, said, stop) : said);
        return answer with { Lacks = lacks };
    }

    /// <summary>What of these will be stale at times although everything runs when it is due.</summary>
    public async Task<IReadOnlyList<CannotBeMet>> CannotBeMet(IEnumerable<Need> needs, CancellationToken stop = default) =>
        [.. Gate.CannotBeMet(needs, await board.Now(stop), clock.GetUtcNow())];

    async Task<LackAnswer> Explain(PortalDb db, StreamPlan stream, LackAnswer said, CancellationToken stop)
    {
        var (cause, who, next) = ((string?)null, (Who?)null, (DateTimeOffset?)null);
        foreach (var feed in stream.Feeds)
        {
            var last = await db.Set<Run>().Where(run => run.FeedId == feed.Feed && run.State != RunState.Running).OrderByDescending(run => run.Id).FirstOrDefaultAsync(stop);
            if (last is { State: not RunState.Succeeded } or { Who: not null }) (cause, who) = (last.Message, last.Who);
            if (feed.PausedAt is not null || await schedule.Next(feed.Feed, stop) is not { } slot) continue;
            if (last?.NotBefore > slot) slot = last.NotBefore.Value;
            if (next is null || slot < next) next = slot;
        }

        return said with { Cause = cause, Who = who, BackBy = next };
    }
}
