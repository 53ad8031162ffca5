using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Gates;

namespace Portal.Web.Features.Home.Now;

/// <summary>What goes stale next, and which workflows that would pause or flag, as far as anybody knows now.</summary>
public static class Outlook
{
    static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>A verdict is another one from this much after its limit.</summary>
    static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    /// <returns>The soonest first. What only becomes late and touches no workflow is left out.</returns>
    public static IReadOnlyList<Turn> Of(FreshnessNow now, IReadOnlyList<Workflow> workflows, DateTimeOffset at, int most)
    {
        var turns = Forecast.Of(now, at, at + Ahead).Select(coming => new Turn(coming.At, coming.Stream, coming.Field, coming.To)).ToList();
        var known = turns.ToLookup(turn => turn.At);
        var moments = workflows.SelectMany(workflow => Gate.Turns(workflow, now, at, at + Ahead).Select(moment => (Moment: moment, Workflow: workflow))).ToLookup(one => one.Moment, one => one.Workflow);
        foreach (var touched in moments.OrderBy(one => one.Key))
        {
            var moment = touched.Key;
            // To judge workflows at every moment of a week costs much where there are many streams, and only the soonest are told.
            if (turns.Count(turn => turn.At < moment - Tick && IsTold(turn)) >= most) break;
            foreach (var workflow in touched)
            {
                var (before, after) = (Gate.At(workflow, now, moment - Tick), Gate.At(workflow, now, moment));
                if (after.Says <= before.Says) continue;
                var cause = after.Lacks.FirstOrDefault(lack => before.Lacks.All(other => (other.Stream?.Id, other.Need, other.Finding) != (lack.Stream?.Id, lack.Need, lack.Finding)));
                var turn = known[moment - Tick].FirstOrDefault(one => one.Stream?.Id == cause?.Stream?.Id);
                if (turn is null) turns.Add(turn = new Turn(moment - Tick, cause?.Stream, cause?.Need.Field, cause?.Finding.Verdict ?? Verdict.Stale));
                turn.Workflows.Add((workflow, after.Says));
            }
        }

        return [.. turns.Where(IsTold).OrderBy(turn => turn.At).Take(most)];
    }

    static bool IsTold(Turn turn) => turn.To == Verdict.Stale || turn.Workflows.Count > 0;
}
